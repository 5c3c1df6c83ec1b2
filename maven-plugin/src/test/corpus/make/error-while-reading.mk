all: ; @echo no
$(error it is $(MAKEFILE_LIST))
