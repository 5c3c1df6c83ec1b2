# comparisons
[ 1 -eq 01 ] && [ 1 -ne 2 ] && [ 2 -gt 1 ] && [ 1 -ge 1 ] && [ 1 -lt 2 ] && [ 1 -le 1 ] && [ -1 -lt ' 3 ' ]; echo $?
[ 10 -lt 9 ]; echo $?
[ a -eq 1 ]; echo $?
[ 1 -eq '' ]; echo $?
[ 1 -eq 1x ]; echo $?
