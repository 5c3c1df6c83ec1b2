#! file: a.mk $(info a $(MAKEFILE_LIST))\ninclude sub/b.mk
#! file: sub/b.mk $(info b $(lastword $(MAKEFILE_LIST)))
include a.mk
$(info top $(MAKEFILE_LIST))
all:
