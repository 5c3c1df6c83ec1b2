all:
	@echo one
	@echo $(wordlist 0,1,a)
