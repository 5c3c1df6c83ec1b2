#! file: sub/Makefile all: ; false\n
all: ; $(MAKE) -C sub
