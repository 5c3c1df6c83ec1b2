rule = a: b
$(rule)
	@echo '$@ $^'
b: ; @echo b
