# closed descriptors
echo x >&- 2>/dev/null; echo $?
(exec 2>&-; echo fine)
