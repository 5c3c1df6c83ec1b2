#! gap: the text of --help is our own
#! run: -j0
all: ; @echo
