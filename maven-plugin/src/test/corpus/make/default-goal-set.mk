one: ; @echo one
.DEFAULT_GOAL := two
two: ; @echo two
