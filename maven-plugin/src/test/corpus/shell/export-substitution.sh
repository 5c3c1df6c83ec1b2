# export hides the status of the substitution
export x=$(false); echo $?
