#! file: a.c
all: a.o ; @echo done
a.o: ;
%.o: %.c ; @echo no
