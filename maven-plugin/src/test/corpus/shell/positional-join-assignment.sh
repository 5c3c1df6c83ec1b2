# in an assignment both join
set -- a b c
x="$@" y="$*" z=$@ w=$*
echo "$x|$y|$z|$w"
IFS=:
x="$@" y="$*" z=$@ w=$*
echo "$x|$y|$z|$w"
