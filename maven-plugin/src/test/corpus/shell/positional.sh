# arguments: one two three
# the positional parameters
echo $# $1 $2 $3 "$4" $0
for i; do echo "[$i]"; done
for i in "$@"; do echo "<$i>"; done
shift; echo $# $1
shift 2; echo $#
set -- a 'b c' d; echo $#; echo "$2"
set --; echo $#
