# the way kbuild takes a version apart
IFS=.
set -- 19.1.7
echo $((10000 * $1 + 100 * $2 + $3))
get() { IFS=.; set -- $1; echo $((100000 * $1 + 100 * $2 + $3)); }
get 1.85.0
v=1.85.0-nightly; get ${v%%-*}
