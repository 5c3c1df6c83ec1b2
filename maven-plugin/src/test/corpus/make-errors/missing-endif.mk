ifdef A
x = 1
else
ifeq ($(x),)
y = 2
all: ; @echo
