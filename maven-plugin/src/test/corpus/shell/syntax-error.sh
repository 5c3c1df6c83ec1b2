# left to the real shell: syntax error
echo before
if then
