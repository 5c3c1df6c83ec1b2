#! file: sub.mk $(info parse [$(MAKEFLAGS)])\nall: ; @echo 'recipe [$(MAKEFLAGS)] [$(MFLAGS)]'\n
#! run: -k A=1 B:=2
all: ; @$(MAKE) -f sub.mk C=3
