# names that are none
trap 'x' NOSUCH; echo $?
