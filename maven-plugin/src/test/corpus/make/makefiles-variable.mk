#! env: MAKEFILES=pre.mk
#! file: pre.mk $(info pre)\npre: ; @echo pre\n
all: ; @echo all "$$MAKEFILES"
