# A target's variables, made by an eval in a foreach, see the loop's; GNU make's functions/foreach.
all: a b c
define rule
$(1): V := $(1)-$(x)
$(1): W = $(1)-$(x)
$(1): U += $(x)
$(1): ; @echo $$@ $$(V) $$(W) $$(U)
endef
U = u
$(foreach x,1 2,$(eval $(call rule,$(if $(filter 1,$x),a,b))))
c: ; @echo $(eval c2: Z := $(foreach y,q,$(eval d: Q := $y)$(Q)))$(Z)
