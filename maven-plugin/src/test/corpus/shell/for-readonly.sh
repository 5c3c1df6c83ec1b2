# a loop over a variable that cannot be set ends the shell
readonly r=1
(for r in a; do echo no; done; echo no)
echo $?
