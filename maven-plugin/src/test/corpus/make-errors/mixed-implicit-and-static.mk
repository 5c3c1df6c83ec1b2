%.o: %.c: %.d ; echo
