#! file: sub/Makefile all: ; echo sub\n
#! run: -n
all:
	$(MAKE) -C sub
	+@echo plus
	echo plain
