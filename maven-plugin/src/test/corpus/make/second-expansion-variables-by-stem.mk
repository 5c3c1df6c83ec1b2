# GNU make's features/se_implicit: variables of targets and patterns; wildcards of features/rule_glob.
#! file: a.two
#! file: a.three
#! run:
#! run: a.four
.SECONDEXPANSION:
foo.x:

foo.%: $$(%_a) $$(%_b) bar ; @:

foo.x: x_a := bar

%.x: x_b := baz

bar baz: ; @echo '$@'
%.four : $$(sort %.t*) ; @echo $@: $(sort $^)
