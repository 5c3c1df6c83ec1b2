#! file: d/x
# What was seen to be absent, many times in one directory, may be made by a shell or by $(file).
many := d/1 d/2 d/3 d/4 d/5 d/6 d/7 d/8 d/9 d/10 d/11 d/12
each = $(foreach f,$(many) d/x . d/.,$(wildcard $(f)))
$(info $(each))
$(shell touch d/11)
$(info $(each))
$(file >d/12)
$(info $(each))
all: ; @touch d/1; $(MAKE) -f $(firstword $(MAKEFILE_LIST)) again
again: ; @echo $(each)
