all: a b
a b: c ; @echo '$@'
c:
