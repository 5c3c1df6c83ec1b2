#! run: -j4
all: a .WAIT b
a: ; @sleep 0.2; echo a
b: ; @echo b
.WAIT: c ; @echo wait
c: ; @echo c
