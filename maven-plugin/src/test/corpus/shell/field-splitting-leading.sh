# a leading separator that is not white space makes an empty field
IFS=:
x=':a'
for i in $x; do echo "[$i]"; done
x='::'
for i in $x; do echo "[$i]"; done
x=':'
for i in $x$x; do echo "[$i]"; done
