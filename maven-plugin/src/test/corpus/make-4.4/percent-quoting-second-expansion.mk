.SECONDEXPANSION:
all: a.x
%.x: $$(subst .x,.y,$$@) ; @echo $@ $^
a.y: ; @echo $@
