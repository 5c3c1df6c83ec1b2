#! run: --trace
all: a
a: ; @echo a
