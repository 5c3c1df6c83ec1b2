# "$@" without parameters is nothing at all, "$*" is an empty field
set --
for i in "$@"; do echo "[$i]"; done
for i in "$*"; do echo "<$i>"; done
for i in "$@" a; do echo "($i)"; done
for i in x"$@"; do echo "{$i}"; done
