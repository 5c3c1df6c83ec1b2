# takes the shell's place
(exec echo replaced; echo no)
(trap 'echo no' EXIT; exec true); echo $?
(exec nosuch; echo no); echo $?
exec sh -c 'exit 6'
