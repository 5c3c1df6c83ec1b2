a.o: %.o: x %.c y: z
