# message, status, line
nosuchcommand; echo $?

./nothere; echo $?
/no/such/file arg; echo $?
x=$(nosuch2); echo $?
""; echo $?
