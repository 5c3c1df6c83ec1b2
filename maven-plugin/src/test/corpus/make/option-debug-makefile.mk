#! run: --debug=m
include x.mk
all: ; @echo $X
x.mk: ; echo X=1 > $@
