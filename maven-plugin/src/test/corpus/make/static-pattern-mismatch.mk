#! run: a.o b.c
a.o b.c: %.o: %.in ; @echo '$@ [$*] [$<]'
a.in: ; @echo in
