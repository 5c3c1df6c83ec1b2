#! run: -j4
.SECONDEXPANSION:
W = .WAIT
all: a $$(W) b ; @echo $^
a: ; @sleep 0.2; echo a
b: ; @echo b
