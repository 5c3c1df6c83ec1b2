#! run: -Otarget -j2
#! run: -O -j2
#! run: -Oline -j2
#! run: -Orecurse -j2
#! run: -Onone -j2
#! run: -Owrong
all: a b
a: ; @echo a1; echo a2
b: a ; @echo b1; echo b2
