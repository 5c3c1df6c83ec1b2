# What expands its prerequisites a second time has variables of its own by that, and so nothing of everybody's.
.SECONDEXPANSION:
.EXTRA_PREREQS = tick
all: a b c d e
v = z
a: $$(v) ; @echo '$@: $^'
b: z ; @echo '$@: $^'
c: $$@.x ; @echo '$@: $^'
d:: z ; @echo '1 $@: $^'
d:: z ; @echo '2 $@: $^'
e: .EXTRA_PREREQS = tack
e:: z ; @echo '1 $@: $^'
e:: z ; @echo '2 $@: $^'
z c.x tick tack: ; @echo $@
