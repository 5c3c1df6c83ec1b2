# A makefile that cannot be remade ends the run, also one of the default names.
all: ; @echo all
Makefile: x ; false
x: ; @:
