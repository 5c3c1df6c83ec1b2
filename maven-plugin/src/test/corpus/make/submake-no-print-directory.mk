#! file: sub/Makefile all: ; @echo sub [$(MAKEFLAGS)]\n
#! run: --no-print-directory
all: ; @$(MAKE) -C sub
