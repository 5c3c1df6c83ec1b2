all: ; @echo all
include none.mk
