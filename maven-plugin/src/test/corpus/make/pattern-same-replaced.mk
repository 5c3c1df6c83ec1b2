#! file: a.c
%.o: %.c ; @echo first
%.o: %.c ; @echo second
all: a.o
