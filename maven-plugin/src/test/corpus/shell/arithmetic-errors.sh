# each ends its subshell
(echo $((1/0)); echo no); echo $?
(echo $((1+)); echo no); echo $?
(echo $((08)); echo no); echo $?
(x=abc; echo $((x)); echo no); echo $?
(echo $((2 3)); echo no); echo $?
