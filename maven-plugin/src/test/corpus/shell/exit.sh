# status, and nothing after
(exit); echo $?
false; (exit); echo $?
(exit 300); echo $?
echo last; exit 7; echo no
