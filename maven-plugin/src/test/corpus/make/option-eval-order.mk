#! env: MAKEFLAGS=--eval=X:=flags
#! run: --eval='X:=cmd' --eval='$(info $X $(MAKEFILE_LIST))'
$(info in $X)
all: ; @echo $X; echo '$(MAKEFLAGS)'
