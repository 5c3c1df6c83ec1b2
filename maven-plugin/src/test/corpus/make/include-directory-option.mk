#! file: inc/x.mk $(info found $(MAKEFILE_LIST))
#! run: -I inc
#! run: -Iinc -n
include x.mk
all:
