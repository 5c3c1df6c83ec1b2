#! run: x
#! run: END=1
define lines
$(warning one)

$$(warning two)
x: ; @echo $$$$(warning in the recipe)
	@echo $$$$(warning behind it); false
endef
$(eval $(lines))
define unfinished

ifdef END
endef
ifdef END
$(eval $(unfinished))
endif
