#! run: all
ifeq ($(INNER),)
all: ; @$(MAKE) --no-print-directory -f Makefile $@ INNER=1
else
$(info inner [$(MAKEFLAGS)])
all: ; @echo inner all
endif
