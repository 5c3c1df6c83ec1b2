a := 1
ifdef nosuch
$(info not here)
else ifneq ($a
endif
$(info nor here)
endif
ifdef a
else ifeq bad
$(info not evaluated)
endif
all: ; @:
ifdef nosuch
else ifdef a b
endif
