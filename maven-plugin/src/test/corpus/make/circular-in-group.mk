#! gap: one circle inside of a group is reported twice
#! run: -k
all: a b
a b : a b
a b &: c ; @echo making $@
c: ; @echo $@
