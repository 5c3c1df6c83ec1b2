SHELL = /bin/bash
.SHELLFLAGS = -ec
all:
	@[[ a == a ]] && echo bash
	@false; echo never
