# one to four arguments
[ ]; echo $?; [ '' ]; echo $?; [ a ]; echo $?; [ -n ]; echo $?; [ -n '' ]; echo $?; [ -z '' ]; echo $?
[ a = a ]; echo $?; [ a != a ]; echo $?; [ ! a ]; echo $?; [ ! '' ]; echo $?; [ ! a = b ]; echo $?
[ '(' a ')' ]; echo $?; [ = ]; echo $?; [ -f = -f ]; echo $?; [ ! = ! ]; echo $?; [ -n = ]; echo $?
test a = a -a b = b; echo $?; test a = b -o b = b; echo $?; [ '(' a = b ')' -o c ]; echo $?; [ a '<' b ]; echo $?; [ a == a ]; echo $?
