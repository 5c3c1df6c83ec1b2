all: ; @echo $(V) $(MAKE_RESTARTS)
include gen.mk
gen.mk: ; echo 'V = made' > $@
