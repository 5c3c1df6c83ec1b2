#! run:
.SECONDEXPANSION:
AB = global
all: t1 t2
t1: AB = one
t2: AB := two
t1 t2: $$(AB) ; @echo $@: $^
one two global: ; @echo $@
