#! run: -j0
all: ; @echo
