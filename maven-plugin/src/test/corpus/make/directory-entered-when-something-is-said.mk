#! run: -w
#! run: -w -q
#! run: -w -q said
#! run: -w said
#! run: -w -s run
#! run: -w shell
#! run: -w -n run
#! run: -w MODE=info
#! run: -w MODE=shell
#! run: -w none
#! run: sub
#! run: -q sub
# Nobody is told of a directory in which nothing is said or run.
ifeq ($(MODE),info)
$(info read)
endif
ifeq ($(MODE),shell)
X := $(shell echo shell >&2)
endif
all: ; @:
said: ; @echo said
run: ; @true
shell: ; @: $(shell echo expanded >&2)
sub: ; @$(MAKE) all; $(MAKE) said
