#! file: a.c
all: a.o
%.o: %.c | dir ; @echo '$^ | $| < $< ?'; touch $@
dir: ; mkdir $@
