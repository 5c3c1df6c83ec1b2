#! run:
.ONESHELL:
SHELL = /usr/bin/perl
.SHELLFLAGS = -e
all:
	@print "one\n";
	$$x = 1;
	print "two $$x\n";
