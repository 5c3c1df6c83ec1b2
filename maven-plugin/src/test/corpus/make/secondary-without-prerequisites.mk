#! file: src
#! file: z
#! run:
#! run: -n c
# All files that rules name count as intermediate then, as in scripts/Makefile.build: one that is
# missing is not made for a target that is up to date, and those made anyway come after the phony ones.
.SECONDARY:
all: z b c ; @echo all $^
b: a sub FORCE ; @echo b $?
a: src ; @echo a
c: src ; @echo c
sub: ; @echo sub
z: y ; @echo z
y: src ; @echo y
.PHONY: sub FORCE all
FORCE:
