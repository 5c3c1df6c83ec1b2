%.o a: x
	@echo
