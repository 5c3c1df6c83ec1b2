all: p q
p: V = p
q: V = q
p q: shared ; @echo '$@'
shared: ; @echo 'V=$(V)'
