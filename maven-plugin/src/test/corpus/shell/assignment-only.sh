# an assignment alone stays, and its status is the substitution's
a=1 b=two c="x  y"
echo "$a $b $c"
x=$(false); echo $?
x=$(true) ; echo $?
x=1; echo $?
x=$(exit 7) y=2; echo $?
