#! run: all
include nothere.mk
all: ; @echo
