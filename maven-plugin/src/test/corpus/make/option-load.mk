#! run: -l 4 -j2
#! run: -l
#! run: --max-load=2.5
#! run: -lx
all: ; @echo '$(MAKEFLAGS)'
