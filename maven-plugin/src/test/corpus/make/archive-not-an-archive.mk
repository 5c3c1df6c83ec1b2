#! file: l.a this is no archive
#! run:
#! run: -k all2
all: l.a(a.o)
all2: l.a(b.o)
(%): % ; ar cr $@ $<
a.o b.o: ; echo $@ > $@
