# loops
i=0
while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done
until [ $i -eq 0 ]; do i=$((i-1)); printf "$i "; done; echo
while false; do :; done; echo $?
