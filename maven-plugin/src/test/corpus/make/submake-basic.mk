#! file: sub/Makefile all: ; @echo sub $(MAKELEVEL) $(CURDIR)\n
all:
	$(MAKE) -C sub
	@echo back
