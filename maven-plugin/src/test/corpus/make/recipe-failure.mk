all: a ; @echo never
a:
	@echo before
	false
	@echo after
