#! old: b
#! old: a
#! sh: touch -d 2002-01-01 a; touch -d 2003-01-01 c
#! run:
#! run: -n
#! run: -q
#! run: -n all
# A line that asks by a variable to be run under -n: what it left undone counts as it is.
BAR = # nothing
FOO = +$(BAR)
a: b; echo > $@
b: c; $(FOO)
d: c; $(FOO)
	@echo d
all: d; @echo all
