# only the last command counts
set -e
false | true
echo on
true | false
echo not reached
