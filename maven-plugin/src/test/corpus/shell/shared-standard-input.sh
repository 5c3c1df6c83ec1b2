# input: one\ntwo\nthree\n
# the script's own input is shared, too
/bin/true; read a; echo "[$a]"; /bin/true; read b; echo "[$b]"; cat
