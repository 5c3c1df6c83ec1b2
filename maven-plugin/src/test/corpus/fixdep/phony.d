main.o: main.c b.h

b.h:

empty.h:
