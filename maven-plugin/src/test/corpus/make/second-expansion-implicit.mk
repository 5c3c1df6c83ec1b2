#! file: x.in 1
#! run:
.SECONDEXPANSION:
all: x.out sub/y.out
%.out: %.in $$@.dep $$*.stem $$(@D)/dir $$(@F).f $$(<).lt ; @echo $@: $^ / $*
%.dep %.stem dir sub/dir %.f %.lt: ; @echo $@
sub/y.in: ; @mkdir -p sub; touch $@
