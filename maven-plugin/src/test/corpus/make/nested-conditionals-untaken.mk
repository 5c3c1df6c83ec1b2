ifdef NO
ifeq ($(error no),)
else
$(error no)
endif
define x
endif
endef
garbage line here
include /nonexistent
else
$(info yes)
endif
all:
