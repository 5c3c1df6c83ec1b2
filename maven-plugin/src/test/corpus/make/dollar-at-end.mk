$(eval a := x$$)
b = [$(info y$)]
$(info $a $(value a) $(b) $(subst x,$,axb))
all: ; @:
