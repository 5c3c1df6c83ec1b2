all: ; @echo first
	@echo second
	
	@echo third \
	  continued
x = 1
	@echo not part of it
