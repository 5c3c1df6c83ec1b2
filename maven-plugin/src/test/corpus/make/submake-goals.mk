#! file: sub.mk a b: ; @echo $@ '$(MAKECMDGOALS)'\n
all: ; @$(MAKE) -f sub.mk a b
