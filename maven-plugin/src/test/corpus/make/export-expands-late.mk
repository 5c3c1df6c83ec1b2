export A = $(B)
B = one
all: first
first: ; @echo $$A
B = two
