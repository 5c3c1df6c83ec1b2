# an unquoted empty expansion leaves no field, a quoted one does
e=
set -- $e "$e" a$e "" ''
echo $#
for i in "$@"; do echo "[$i]"; done
