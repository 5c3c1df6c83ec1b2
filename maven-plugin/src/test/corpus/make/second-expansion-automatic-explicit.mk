#! run:
.SECONDEXPANSION:
all: a b
a: first
a: x$$@ y$$< z$$^ q$$+ | r$$|
b: one two | three
b: $$(addprefix p-,$$^) $$(addprefix l-,$$<) $$(addprefix o-,$$|)
%: ; @echo made $@ $(if $^,from $^)
first one two three: ; @echo $@
