#! file: one.inc $(info one)
#! file: two.inc $(info two)
sinclude nothere.inc *.inc
-include
include
include $(wildcard nothing*)
$(info $(MAKEFILE_LIST))
all: ;
