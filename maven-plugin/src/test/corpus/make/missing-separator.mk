all: ; @echo x
this is wrong
