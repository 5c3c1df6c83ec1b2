# every part is a subshell
x=1; echo 2 | read x; echo $x
echo a | { cat; x=3; }; echo $x
