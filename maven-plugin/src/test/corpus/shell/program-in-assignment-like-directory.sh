# a program in a directory with = in its name is a program
mkdir d=e d+F=n
printf "#!/bin/sh\necho ran\n" > d=e/p; chmod +x d=e/p; cp d=e/p d+F=n/p
./d=e/p; "./d=e/p"; $PWD/d=e/p; ./d+F=n/p
d=e/p; echo "status $? $d"
d+F=n/p; echo "status $?"
X=1 ./d+F=n/p; exec ./d+F=n/p
