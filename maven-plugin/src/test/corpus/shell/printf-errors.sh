# usage
printf; echo $?; printf '%z\n'; echo $?; printf '%'; echo $?
