main.o : main.c : b.h
