# no children
wait; echo $?
