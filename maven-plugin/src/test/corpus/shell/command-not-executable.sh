# 126
echo text > f; ./f; echo $?
mkdir d; ./d; echo $?
printf '#!/no/such/interpreter\n' > g; chmod +x g; ./g; echo $?
