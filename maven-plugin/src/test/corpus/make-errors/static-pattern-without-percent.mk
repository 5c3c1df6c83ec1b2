a: b: c ; echo
