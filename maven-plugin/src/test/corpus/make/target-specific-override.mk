#! run: V=cmd W=cmd
all: V = spec
all: override W = spec
all: ; @echo '$(V) $(W)'
