#! run:
.SECONDEXPANSION:
all: a.o b.o
V = $@.v
a.o b.o: %.o: %.c $$V $$*.s $$(subst %,P,%.x) $$% | $$@.oo
	@echo $@: $^ '|' $|
%: ; @echo $@
