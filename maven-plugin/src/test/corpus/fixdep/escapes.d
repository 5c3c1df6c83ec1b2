main.o: main.c a\:b.h a\#b.h sp\ ace.h nul.h
