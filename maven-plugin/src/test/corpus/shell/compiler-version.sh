# the preprocessor's words, as scripts read them
get_canonical_version() { IFS=.; set -- $1; echo $((10000 * $1 + 100 * $2 + $3)); }
version=$(printf 'Clang 19 1 7\n')
set -- $version
name=$1 
case "$name" in
GCC) min=8.1.0;;
Clang) min=13.0.1;;
*) echo "$orig_args: unknown C compiler" >&2; exit 1;;
esac
v=$(get_canonical_version $2.$3.$4); m=$(get_canonical_version $min)
if [ "$v" -lt "$m" ]; then echo >&2 old; exit 1; fi
echo $name $v $m
