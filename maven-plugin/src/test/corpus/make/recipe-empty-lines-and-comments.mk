all:
	@echo a

	@echo b
# make comment
	# shell comment
	
	@echo c
