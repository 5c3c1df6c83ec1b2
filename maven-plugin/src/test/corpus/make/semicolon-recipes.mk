x = y
a: ; @echo 'semi; $(x)' ; echo two
	@echo three
b := a
