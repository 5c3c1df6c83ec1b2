#! run:
.SECONDEXPANSION:
all: d
d:: $$@.1 ; @echo first $^
d:: $$@.2 ; @echo second $^
d.%: ; @echo $@
