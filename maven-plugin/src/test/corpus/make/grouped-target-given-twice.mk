a b a &: ; @echo $@
all: a
