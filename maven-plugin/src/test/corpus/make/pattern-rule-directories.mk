#! file: d/x.c
all: d/x.o d/y.o
%.o: %.c ; @echo '$@ $< $* $(*D) $(*F) $(@D) $(@F) $(<D) $(<F)'
d/y.c: ; @echo make $@
