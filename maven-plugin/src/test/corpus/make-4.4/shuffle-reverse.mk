#! run: --shuffle=reverse
#! run: --shuffle=none
#! run: --shuffle=identity
#! run: -n --shuffle=reverse sub
#! run: --shuffle=wrong
#! run: --shuffle=reverse z a
all: a b c ; @echo $^ $< '$(MAKEFLAGS)'
a b c z: ; @echo $@
sub: ; $(MAKE) all
