# messages and status as dash gives them
cat < missing; echo $?
echo x > no/such/dir; echo $?
echo x > .; echo $?
echo on
: < missing
echo not reached
