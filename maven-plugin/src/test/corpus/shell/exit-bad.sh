# not a number
(exit abc; echo no); echo $?
