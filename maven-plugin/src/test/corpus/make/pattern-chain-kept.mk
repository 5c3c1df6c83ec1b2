#! file: a.l1
.SECONDARY:
all: a.l3
%.l3: %.l2 ; cp $< $@
%.l2: %.l1 ; cp $< $@
