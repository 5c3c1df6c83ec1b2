# lists bind to the left
true && echo 1 || echo no
false && echo no || echo 2
false || true && echo 3
true || echo no && echo 4
false && true; echo $?
! true; echo $?
! false && echo 5
