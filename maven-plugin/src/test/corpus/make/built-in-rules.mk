#! file: x.c
#! run: -n x.o y
y: x.o
