#! file: d/foo.c
all: d/foo.o
%.o: %.c ; @echo long '$*'
d/%.o: d/%.c ; @echo short '$*'
%o.o: ; @echo shorter '$*'
