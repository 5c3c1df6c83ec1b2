#! sh: echo a > a.o; echo b > b.o; touch -d '2001-01-01' a.o b.o
#! run: -r
#! run: -r
#! run: -rn -W a.o
#! sh: ar t lib.a; rm lib.a
all: lib.a(a.o) lib.a(b.o)
(%): %
	ar cr $@ $<
	@echo '@=$@ %=$% <=$< *=$* ^=$^ +=$+ ?=$? @D=$(@D) @F=$(@F) %D=$(%D) %F=$(%F)'
%.o: ; touch $@
