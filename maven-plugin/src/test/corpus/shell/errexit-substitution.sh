# an assignment fails as its substitution does
set -e
echo $(false) fine
x=$(false)
echo not reached
