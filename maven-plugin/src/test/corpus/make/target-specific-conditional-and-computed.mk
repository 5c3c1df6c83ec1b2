N = V
all: $(N)1 ?= one
all: V2 != echo two
V1 = g
all: ; @echo '$(V1) $(V2)'
