#! run:
early: $$x ; @echo $^
.SECONDEXPANSION:
x = late
late: $$x ; @echo $@: $^
%: ; @echo '$@'
