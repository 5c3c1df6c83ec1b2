#! run: -k
# A target with variables of its own has none of everybody's; a rule with a pattern has them too.
.EXTRA_PREREQS = tick tack
own = ho hey
all: plain own none x.dst missing
.PHONY: all plain own none tick tack ho hey x.src
plain: x.src ; @echo '$@: $(.EXTRA_PREREQS): $<|$^|$?|$+'
own: .EXTRA_PREREQS := $(own)
own: x.src ; @echo '$@: $(.EXTRA_PREREQS): $<|$^|$?|$+'
none: a = 1
none: x.src ; @echo '$@: $(.EXTRA_PREREQS): $<|$^|$?|$+'
x.dst: .EXTRA_PREREQS = ho
%.dst: %.src ; @echo '$@: $(.EXTRA_PREREQS): $<|$^|$?|$+'
missing: .EXTRA_PREREQS = no nothing
missing: ; @echo never
tick tack ho hey x.src: ; @echo $@
