#! run: -k x
#! run: -k y
#! run: -k
# Names end at blanks; a line feed that comes out of a define is part of one.
define two
one
 two
endef
define pair
u
a
endef
$(pair) v: b
x: $(two) three
y: $(wildcard $(two) Make*)
$(info [$(wildcard $(two) Makefile)] [$(words $(two))])
