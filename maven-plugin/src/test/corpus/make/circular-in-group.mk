#! run: -k
all: a b
a b : a b
a b &: c ; @echo making $@
c: ; @echo $@
