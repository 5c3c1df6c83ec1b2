#! file: a.l1
.PRECIOUS: %.l2
all: a.l3
%.l3: %.l2 ; cp $< $@
%.l2: %.l1 ; cp $< $@
