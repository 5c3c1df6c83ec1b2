# several on one line, and in pipelines
cat <<A; cat <<B
first
A
second
B
cat <<X | sed 's/^/> /'
piped
X
while read l; do echo "[$l]"; done <<E
1
2
E
cat <<E1 - <<E2
lost
E1
kept
E2
