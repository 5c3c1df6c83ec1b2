#! run: all
#! run: -k alien
#! file: here.c
#! run: here.q
.EXTRA_PREREQS = tick tack
a%: ; @echo ${.EXTRA_PREREQS}/$@/$</$^/$?/$+/$|/$*/
%.q: %.c ; @echo $@: $^
tick tack: ; @echo $@
