#! run:
.ONESHELL:
SHELL = /bin/sh
.SHELLFLAGS = -e -u -c
all:
	@echo $(.SHELLFLAGS)
	@false
	echo never
