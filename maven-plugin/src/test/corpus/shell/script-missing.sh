# not there
sh nothere; echo $?
