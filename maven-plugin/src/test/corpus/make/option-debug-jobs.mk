#! run: --debug=j
all: a ; @:
	@true
a: ; @true
