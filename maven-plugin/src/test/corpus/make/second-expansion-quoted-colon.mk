#! run:
#! run: a.x
.PHONY: foo.bar
.SECONDEXPANSION:
foo: $$(@\:%=%.bar); @echo '$^'
a.x: $$(subst a,b:c,$$(@\:.x=)) ; @echo '$^'
.DEFAULT: ; @echo make $@
