$(info to stdout)
$(warning careful)

X = $(warning deep)
Y := $(X)
all:
	@echo $(warning recipe)ran
	@echo $(error stop here)
