# > >> < and their descriptors
echo one > f; echo two >> f; cat f; cat < f
echo three >| f; cat f
{ echo out; echo err >&2; } > o 2> e; cat o e
{ echo out; echo err >&2; } > both 2>&1; cat both
{ echo out; echo err >&2; } 2>&1 > only | sed 's/^/piped /'; cat only
> empty; [ -s empty ] || echo empty
