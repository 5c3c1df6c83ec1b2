# left to the real shell: quotes inside a quoted
u=; echo "${u:-"a b"}"
