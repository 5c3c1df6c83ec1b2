A = $(subst a,b
B = $(A)
all: $(B)
