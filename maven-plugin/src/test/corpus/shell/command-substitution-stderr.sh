# only standard output is taken
x=$(echo out; echo err >&2); echo "[$x]"
x=$( (echo out; echo err >&2) 2>&1); echo "[$x]"
