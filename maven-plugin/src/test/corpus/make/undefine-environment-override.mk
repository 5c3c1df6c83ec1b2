#! env: X=given
#! run: -e
#! run:
$(info $(origin X))
undefine X
$(info $(origin X) $X)
all: ; @:
