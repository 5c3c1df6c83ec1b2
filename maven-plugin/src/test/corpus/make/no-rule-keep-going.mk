#! run: -k
all: a c ; @echo all
a: b ; @echo a
c: ; @echo c
