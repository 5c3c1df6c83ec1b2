# files, input, both
echo 1 > a; echo 2 > b; cat a b; cat < a; echo in | cat a - b; cat none a; echo $?; cat d 2>&1; mkdir d; cat d; echo $?
