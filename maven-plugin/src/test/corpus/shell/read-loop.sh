# lines of a file
printf 'a 1\nb 2\n\nc\n' > f
while read -r k v; do echo "$k=$v"; done < f
while IFS= read -r l; do echo "[$l]"; done < f
n=0; while read x; do n=$((n+1)); done < f; echo $n
