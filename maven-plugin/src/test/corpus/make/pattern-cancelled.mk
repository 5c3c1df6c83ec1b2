#! file: x.c
%.o: %.c
all: x.o
