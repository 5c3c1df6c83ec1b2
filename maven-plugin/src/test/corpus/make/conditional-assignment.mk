A ?= a
A ?= b
E =
E ?= x
all: ; @echo '$(A) [$(E)]'
