#! file: sub/Makefile all: a b\na: ; false\nb: ; @echo b\n
#! run: -k
all: one two
one: ; $(MAKE) -C sub
two: ; @echo two
