#! file: x.c
#! run: -r x.o
#! run: -R -n x.o
all:
