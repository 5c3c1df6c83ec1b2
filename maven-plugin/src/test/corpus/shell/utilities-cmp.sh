# silently
echo 1 > a; echo 1 > b; echo 2 > c; cmp -s a b; echo $?; cmp -s a c; echo $?; cmp -s a none; echo $?; cmp a c; echo $?; cmp -s a - < b; echo $?
