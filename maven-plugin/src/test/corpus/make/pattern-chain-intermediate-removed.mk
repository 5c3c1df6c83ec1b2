#! file: a.l1
all: a.l4 ; @echo all
%.l4: %.l3 ; cp $< $@
%.l3: %.l2 ; cp $< $@
%.l2: %.l1 ; cp $< $@
