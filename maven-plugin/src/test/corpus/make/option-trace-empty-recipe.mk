#! run: --trace
# A recipe that comes to nothing is announced; one without any text is not.
all: a b ; @$(empty)
a: ;
b: ; -$(info b)
	$(empty)
