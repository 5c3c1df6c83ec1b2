# unquoted expansions are split by IFS, quoted ones not
x=' a  b	c
d '
for i in $x; do echo "[$i]"; done
for i in "$x"; do echo "[$i]"; done
for i in pre$x; do echo "[$i]"; done
for i in "$x"post$x; do echo "[$i]"; done
