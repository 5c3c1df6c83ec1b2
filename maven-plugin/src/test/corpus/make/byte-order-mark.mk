#! sh: printf '\357\273\277all: ; @echo bom\n' > n.mk
#! run: -f n.mk
#! sh: rm n.mk
