# kinds, permissions, ages
touch f; echo x > g; mkdir d; ln -s f l; ln -s none dangling; printf '#!/bin/sh\n' > x; chmod +x x
for t in -e -f -d -h -L -r -w -x -s -p -b -c -S; do for n in f g d l dangling x none /dev/null; do [ $t $n ] && printf '%s %s; ' $t $n; done; done; echo
touch -d 2001-01-01 old; [ f -nt old ] && echo newer; [ old -ot f ] && echo older; [ none -nt f ]; echo $?; [ f -nt none ]; echo $?
[ f -ef ./f ]; echo $?; [ f -ef g ]; echo $?; [ -t 1 ]; echo $?; [ -e '' ]; echo $?
