# tested functions do not end the shell
set -e
f() { false; echo went on; }
f || :
if f; then echo yes; fi
f
echo not reached
