# words joined, parsed, run here
x='echo "a  b"'; eval $x
eval 'y=1; z=$y'; echo $y$z
a=b; eval "$a=c"; echo $b
eval; echo $?
eval false; echo $?
v=name; name=val; eval echo \$$v
