#! run: -j4
.NOTPARALLEL:
all: a b c
a: ; @sleep 0.1; echo a
b: ; @sleep 0.05; echo b
c: ; @echo c
