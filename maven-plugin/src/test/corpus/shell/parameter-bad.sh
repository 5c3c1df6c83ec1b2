# left to the real shell: bad substitution
echo before
echo ${x:0:1}
