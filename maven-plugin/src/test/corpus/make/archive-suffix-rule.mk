#! file: m.c int m;
#! run: -n
.SUFFIXES:
.SUFFIXES: .a .o .c
all: l.a(m.o)
.c.a: ; echo compile $< as $% into $@
