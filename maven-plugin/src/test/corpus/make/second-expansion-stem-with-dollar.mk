# A stem is not expanded once more; GNU make's features/se_implicit.
.SECONDEXPANSION:
foo$$bar:

f%r: % $$*.1 ; @echo '$*'

oo$$ba oo$$ba.1: ; @echo '$@'
