#! run: two one
#! run: none
$(info [$(MAKECMDGOALS)])
one two: ; @echo $@
