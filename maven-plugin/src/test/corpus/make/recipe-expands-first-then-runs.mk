all:
	@echo $(shell cat f 2>/dev/null || echo no) > f
	@cat f $(shell cat f 2>/dev/null || echo none)
