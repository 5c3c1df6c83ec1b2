#! sh: true
#! run: -n
all: ; @echo $(firstword $(shell $(MAKE) --version))
