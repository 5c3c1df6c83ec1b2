#! file: x.c
.SUFFIXES:
.SUFFIXES: .c .o .e
all: x.o x.e
.c.o: ; @echo '$< -> $@ $*'
.c.e:
	@echo '$< => $@'
