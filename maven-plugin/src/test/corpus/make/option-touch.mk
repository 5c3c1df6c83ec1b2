#! file: b
#! run: -t a c
#! run: -t
a: b ; cp b a
c: ; touch $@
all: a ; +@echo recursive
