#! file: a.c
.SECONDEXPANSION:
%.o: $$(subst x,c,$$*.x) ; @echo '$@ $<'
all: a.o
