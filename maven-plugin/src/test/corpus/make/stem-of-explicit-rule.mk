.SUFFIXES: .o .c
foo.o: ; @echo '[$*]'
