# descriptors above two
exec 3> log
echo to three >&3
exec 3>&-
cat log
exec 4< log; read line <&4; echo "read: $line"; exec 4<&-
{ echo a >&5; } 5>&1
