# no trap: the shell is gone, its EXIT trap does not run
trap 'echo no' EXIT
kill -TERM $$
echo not reached
