#! run: -i
#! run: -k
#! run: -ki
#! run: -S -k
#! run: -k -S
all: a b ; @echo all
a: ; exit 3
b: ; @echo b; exit 4; echo no
