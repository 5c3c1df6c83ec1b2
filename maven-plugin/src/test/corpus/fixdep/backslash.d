a\b.o: main.c\
b.h
