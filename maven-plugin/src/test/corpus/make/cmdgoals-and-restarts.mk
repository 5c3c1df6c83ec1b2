#! run:
#! run: b a
ifneq ($(filter b,$(MAKECMDGOALS)),)
$(info asked for b)
endif
include made.mk
$(info [$(MAKE_RESTARTS)] [$(MAKECMDGOALS)] [$X])
all a b: ; @echo $@
made.mk: ; @echo X=1 > $@
