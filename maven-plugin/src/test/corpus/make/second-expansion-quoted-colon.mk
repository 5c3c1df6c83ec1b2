#! run:
#! run: a.x
.PHONY: foo.bar
.SECONDEXPANSION:
foo: $$(@\:%=%.bar); @echo '$^'
a.x: $$(@\:.x=.y) b\:c ; @echo '$^'
.DEFAULT: ; @echo make $@
