#! run:
all: ~root/nothing ~nosuchuser/x ; @echo $^
~root/nothing: ; @echo $@
~nosuchuser/x: ; @echo $@
$(info $(wildcard ~root/.) $(wildcard ~nosuchuser) $(wildcard ~))
