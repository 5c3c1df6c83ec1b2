x.o: lib.rs b.h
y.o: main.c m.rs
