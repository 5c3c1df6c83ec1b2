# nothing in it reaches the outer shell
x=1
y=$(x=2; cd /; echo $x); echo $x $y; pwd | sed 's,.*/,,'
$(exit 9); echo on
