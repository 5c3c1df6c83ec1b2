# a descriptor that is not open
echo x >&7; echo $?
