#! run: -n
#! run: -n e
lib.a: lib.a(x.o y.o) lib.a( z.o ) ; ranlib $@ $^
e: lib.a((entry))
x.o y.o z.o: ; make $@
