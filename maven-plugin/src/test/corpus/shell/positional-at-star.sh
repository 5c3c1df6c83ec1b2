# "$@" makes fields, "$*" joins with the first character of IFS
set -- 'a b' '' c
for i in "$@"; do echo "[$i]"; done
for i in "$*"; do echo "[$i]"; done
for i in $@; do echo "[$i]"; done
for i in $*; do echo "[$i]"; done
for i in "x$@y"; do echo "[$i]"; done
IFS=-; echo "$*"; echo "$@"
IFS=; echo "$*"
unset IFS; echo "$*"
