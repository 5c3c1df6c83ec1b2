#! file: src/a/x.c
all: obj/a/x.o
obj/%.o: src/%.c ; @echo '$@ $< $*'
