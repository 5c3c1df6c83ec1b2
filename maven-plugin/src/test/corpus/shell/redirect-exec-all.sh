# the shell's own output for the rest of the script
exec > out 2>&1
echo hidden
echo too >&2
