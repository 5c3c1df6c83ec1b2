#! run:
.POSIX:
all: ; -@false; echo not here
	@echo next $(CC) $(FC) $(LEX)
