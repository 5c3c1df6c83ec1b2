#! run:
#! run: by-sh
# What is a prefix to make may mean something to an interpreter that is no shell.
.RECIPEPREFIX = >
.ONESHELL:
SHELL = /usr/bin/perl
.SHELLFLAGS = -e
all:
>	   @$$a=5
>	    +7;
>	@y=qw(a b c);
>print "a = $$a, y = (@y)\n";
by-sh: SHELL = /bin/sh
by-sh: .SHELLFLAGS = -c
by-sh:
>@echo one
>@echo two
