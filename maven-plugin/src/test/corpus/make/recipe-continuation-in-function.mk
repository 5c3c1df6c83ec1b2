all:
	@echo $(subst a,b, \
	   a a \
	c)
