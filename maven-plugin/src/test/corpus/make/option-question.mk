#! file: b
#! run: -q a
#! run: a
#! run: -q a
#! run: -q all
a: b ; cp b a
all: ; @echo
