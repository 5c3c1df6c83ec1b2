#! run: -k
.ONESHELL:
all: a b c
a:
	false
	echo after
b:
	-exit 3
c:
	exit 4
	@echo never
