#! run: -q one two
#! run: -q one nosuch
#! run: -k -q nosuch one
# One goal that is not up to date does not keep the next from being looked at.
one: part ; @echo one
part: ; @-:$(info part)
two: ; :$(info two)
