V = g
a: V += a
b: V := b
b: V += bb
all: V += all
all: a b ; @echo '$(V)'
a b: ; @echo '$@ $(V)'
