A = a
A += $(A)
all: ; @echo $(A)
