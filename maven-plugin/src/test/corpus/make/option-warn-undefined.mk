#! run: --warn-undefined-variables
A := $(nope)
all: ; @echo $(missing) $(A)
