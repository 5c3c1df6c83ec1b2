# braces run here, parentheses in a subshell
x=1; { x=2; echo $x; }; echo $x
(x=3; echo $x); echo $x
{ echo a; echo b; } | cat
(echo a; exit 3); echo $?
{ false; }; echo $?
