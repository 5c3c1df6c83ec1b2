# \c in %b ends the output
printf '%b%s\n' 'a\c' b; echo; printf '%b\n' 'x\0101\101'
