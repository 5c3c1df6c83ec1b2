#! run: -i
all: ; false
	@echo on
