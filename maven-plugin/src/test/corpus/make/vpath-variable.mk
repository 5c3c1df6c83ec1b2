#! file: src/a.c
#! file: src/b.h
VPATH = src:other
all: a.o b.h ; @echo '$^'
%.o: %.c ; @echo '$@: $<'; touch $@
