# $? while a command is expanded
false; echo $? $(echo $?) "`true; echo $?`" $?
x=$(false)$?; echo $x
