.SECONDEXPANSION:
a.o b.o: %.o: $$(addsuffix .c,$$*) %.h ; @echo '$@ $^'
all: a.o b.o
%.c %.h: ; @echo making $@
