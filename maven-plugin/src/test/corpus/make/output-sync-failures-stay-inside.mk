#! run: -k -j2 -O
#! run: -j2 -O reading
#! run: -w -j2 -Oline fails
#! run: -w -Onone fails
# What ends a recipe, or the reading of makefiles, is told with the rest of its output.
ifdef READ
$(info read)
$(shell echo read on standard error >&2)
$(error $(READ))
endif
all: ; @$(MAKE) -k fails
fails: ; @echo begins; exit 3
reading: ; -@$(MAKE) READ=ends
