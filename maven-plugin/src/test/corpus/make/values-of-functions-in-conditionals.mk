ifeq ($(strip  a b ),a b)
$(info stripped)
endif
ifneq "$(words a b c)" '3'
$(info not three)
else ifeq (x,$(if y,x))
$(info x)
endif
ifdef $(firstword V W)
$(info no)
else
$(info V is not set)
endif
all: ;
