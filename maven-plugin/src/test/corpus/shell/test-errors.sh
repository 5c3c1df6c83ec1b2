# what is no expression
[ a b ]; echo $?
[ a b c ]; echo $?
[ a = ]; echo $?
[ a; echo $?
[ a = b c ]; echo $?
test -f; echo $?; [ '(' a ]; echo $?
