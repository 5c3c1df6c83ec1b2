#! run: --debug=z
#! run: --debug=no
#! run: -d --debug=none
all: ; @echo
