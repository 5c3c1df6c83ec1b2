#! run: -f none.mk
#! run: -f none.mk all
all:
