comma := ,
empty :=
space := $(empty) $(empty)
f = <$(1)><$(2)>
all:
	@echo '$(subst $(space),$(comma),a b c)|$(call f,(a,b),c)|$(call f,{a,b},c)|$(subst a,(b),aa)'
