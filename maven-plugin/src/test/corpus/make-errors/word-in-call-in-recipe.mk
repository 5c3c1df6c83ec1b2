f = $(word x,$1)
g = $(call f,a b)
all: ; @echo $(g)
