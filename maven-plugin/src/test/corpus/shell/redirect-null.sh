# /dev/null and the names of our own descriptors
echo gone > /dev/null; echo err > /dev/stderr; echo out > /dev/stdout
cat < /dev/null; echo $?
