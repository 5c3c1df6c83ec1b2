#! env: MAKEFILES=first.mk nothere.mk
#! file: first.mk X = first\nfirst: ; @echo $(MAKEFILE_LIST)\n
#! run:
#! run: first
#! run: sub
all: ; @echo $X '$(MAKEFILE_LIST)' '$(origin MAKEFILES)'
sub: ; @$(MAKE) --no-print-directory
