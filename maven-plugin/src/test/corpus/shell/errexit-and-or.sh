# all but the last command of a list are tested
set -e
true && false || echo saved
false && true
echo on
true && false
echo not reached
