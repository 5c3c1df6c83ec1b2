#! file: a.mk A := a\n$(shell sleep 0.3; echo 'B := new' > b.mk)\n$(file >c.mk,C := new)\n
#! file: b.mk B := old\n
#! file: c.mk C := old\n
#! file: d.mk D := $(D)d\n$(shell echo 'D := $$(D)e' > d.mk)\n
include a.mk b.mk c.mk d.mk d.mk
all: ; @echo $A $B $C $D
