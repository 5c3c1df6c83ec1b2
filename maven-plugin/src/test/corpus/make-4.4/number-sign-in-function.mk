H := \#
$(info $(shell echo '#x'))
$(info $(subst #,x,a#b))
all: ; @echo done
