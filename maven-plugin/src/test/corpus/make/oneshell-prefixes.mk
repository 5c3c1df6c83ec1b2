#! run:
.ONESHELL:
all:
	@echo one
	-@echo two
	+@ echo three
	x=4
	echo $$x
second:
	echo shown
	@echo in the middle
