#! run: -E X=6 all
#! run: X!="echo hi" all
# The short form of --eval; the shell before there is any SHELL of ours.
all: ; @echo '$X' '$(MAKEFLAGS)'
