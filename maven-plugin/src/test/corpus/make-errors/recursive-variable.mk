A = $(B)
B = x $(A) y
all: ; @echo $(A)
