x.o:
