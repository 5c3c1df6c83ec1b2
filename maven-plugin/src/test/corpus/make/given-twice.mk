t t: ; @echo one
