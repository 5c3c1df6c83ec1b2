#! run:
#! run:
all: a b
a b &: c ; @echo making '$@'; touch a b
c: ; @touch $@
