#! file: b
#! run: -n
all: a ; echo '$?'
a: b ; cp b a
	@echo silent
