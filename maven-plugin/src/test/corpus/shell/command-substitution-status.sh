# status of the last substitution
x=$(exit 3); echo $?
echo $(exit 4); echo $?
$(exit 5); echo $?
