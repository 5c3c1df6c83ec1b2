x.o: main.c missing.h b.h
