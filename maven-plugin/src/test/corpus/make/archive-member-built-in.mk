#! file: p.c int p;
#! run: -n
#! run: -n ARFLAGS=cr 'sub/l.a(p.o)'
all: l.a(p.o q.o)
q.o: ; as $@
