# runs once, sees the status, may change it
trap 'echo bye $?' EXIT
(trap 'echo inner; exit 9' 0; exit 2); echo $?
(trap 'echo x' EXIT; trap - EXIT); (trap 'echo no' EXIT; trap '' EXIT)
exit 5
