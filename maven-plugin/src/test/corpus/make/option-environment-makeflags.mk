#! env: MAKEFLAGS=k
#! run: A=1
all: a b
a: ; false
b: ; @echo b '$(MAKEFLAGS)'
