a.o: %.o %.x: bar
