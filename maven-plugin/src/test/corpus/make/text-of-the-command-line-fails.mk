#! run: --eval='$(error x)'
#! run: --eval='a b'
#! run: --eval='$(warning w)' --eval='all: $(word x,y)'
#! run: --eval='x: ; @exit 3' x
#! run: --trace --eval='x: ; @echo $@' x
#! run: --eval='all: ; @echo mine'
#! run: -s second
# What stands in no file has no place in messages.
all: ; @echo $@
.SECONDEXPANSION:
second: $$(eval $$(rule))
define rule
third: fourth
endef
