# variables and functions
x=1; f() { echo f; }
unset x; echo "[$x]"; unset -f f; f; echo $?; unset nothing; echo $?
