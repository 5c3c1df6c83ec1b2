#! run:
x/t: d1/a.c d2/b.c e.c | o/p
	@echo '$(@D)' '$(@F)' '$(<D)' '$(<F)' '$(^D)' '$(^F)' '$(+D)' '$(?F)' '$(*D)' '$|'
%: ; @echo make $@
