# more than a pipe holds
i=0; while [ $i -lt 2000 ]; do echo "line $i of some length to fill the pipe"; i=$((i+1)); done | wc -c
seq 1 50000 | cat | cat | tail -1
