# before a command only that command sees it
x=1
x=2 sh -c 'echo in $x'
echo out $x
y=3 true; echo "y=$y"
z=4 : ; echo "z=$z"
