%.o x: y ; echo
