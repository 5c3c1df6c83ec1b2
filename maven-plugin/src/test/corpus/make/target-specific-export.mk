all: export E = exported
all: a ; @echo "$$E [$$F]"
F = no
a: F = no
a: ; @echo "$$E"
