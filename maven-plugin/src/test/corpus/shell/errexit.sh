# options: -e
# the shell ends at the first failure nobody tests
false || echo tested
if false; then :; fi
! true
false && echo no
while false; do :; done
x=$(true)
echo still here
false
echo not reached
