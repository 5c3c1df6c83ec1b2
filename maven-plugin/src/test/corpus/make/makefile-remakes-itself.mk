#! file: in
all: ; @echo '$(MAKE_RESTARTS)'
Makefile: in ; @echo remake; touch $@
