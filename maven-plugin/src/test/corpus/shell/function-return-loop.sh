# return leaves loops, too
f() { for i in 1 2 3; do [ $i = 2 ] && return 5; echo $i; done; }
f; echo $?
for i in a b; do f >/dev/null; echo $i; done
