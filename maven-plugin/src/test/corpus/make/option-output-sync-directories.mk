#! run: -Otarget -j2
#! run: -Oline -j2 -w
#! run: -Orecurse -j2
#! run: -Orecurse -j2 -w
all: a ; @$(MAKE) -C . b; echo all
	@echo direct
a: ; @echo a1; echo a2
	@echo a3
b: ; @echo b1
	@echo b2
