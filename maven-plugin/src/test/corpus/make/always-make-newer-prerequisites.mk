#! file: dep x
#! file: old x
#! file: t x
#! old: old
#! run: -B t
#! run: -B t missing
#! run: t
# Under -B all prerequisites count as newer, if the target is newer than they are.
t: dep old | order ; @echo $@: $? - $|
missing: dep ; @echo $@: $?
order: ; @echo $@
%.q %: old ; @:$(info $@ $?)
