#! run: --debug=x
all: ; @echo all
