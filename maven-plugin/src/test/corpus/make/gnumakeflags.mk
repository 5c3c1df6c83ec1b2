#! env: GNUMAKEFLAGS=-s X=1
#! run:
#! run: sub
# Read before MAKEFLAGS, and handed on in that alone.
$(info [$(GNUMAKEFLAGS)] [$(X)] $(origin X))
all: ; echo [$$GNUMAKEFLAGS] [$$MAKEFLAGS]
sub: ; $(MAKE) all
