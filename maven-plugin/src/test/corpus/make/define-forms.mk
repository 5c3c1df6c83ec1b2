define A
line 1
  line 2 $(X)

endef
define B :=
$(X)
endef
define C +=
c
endef
define C +=
d
endef
define EMPTY
endef
X = x
override define O
o
endef
$(info [$(A)] [$(B)] [$(C)] [$(EMPTY)] $(flavor B) $(origin O))
all:
