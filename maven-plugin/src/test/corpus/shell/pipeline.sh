# output becomes input; the status is the last one's
echo abc | tr a-c x-z | sed 's/x/_/'
false | true; echo $?
true | false; echo $?
! true | false; echo $?
echo a b c | while read x y z; do echo "$z $y $x"; done
