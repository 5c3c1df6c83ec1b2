# listing, names and numbers
trap 'echo "it'"'"'s"' EXIT
trap ':' HUP 2 TERM
trap '' QUIT
trap
trap - HUP INT TERM QUIT EXIT
trap
