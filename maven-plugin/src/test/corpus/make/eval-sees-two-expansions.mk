X = 1
define d
Y := $(X)$$(X)
X = 2
endef
$(eval $(d))
$(info $(Y))
all:
