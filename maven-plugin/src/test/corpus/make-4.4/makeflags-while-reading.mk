#! run: -j2 -k
#! run: -k V=1 -I. --no-print-directory
#! run: -s -Otarget
$(info [$(filter-out --jobserver%,$(MAKEFLAGS))] [$(MAKEOVERRIDES)] [$(MFLAGS)])
all: ; @echo '[$(filter-out --jobserver%,$(MAKEFLAGS))]'
