a: : c ; echo
