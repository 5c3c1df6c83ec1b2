# a writer ends when nobody reads
yes | head -2
while :; do echo y; done | head -1
i=0; { while :; do echo $i; i=$((i+1)); done; echo never; } | { read a; read b; echo $a $b; }
