#! run: -q
#! run: -q -k
#! run: -q other one
#! run: -q later
# The first of several double-colon rules is answer enough.
one:: ; @echo one
one:: ; @echo two
other: ;
later: other one ; @echo $@
