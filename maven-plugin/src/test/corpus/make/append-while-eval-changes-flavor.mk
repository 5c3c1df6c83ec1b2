a ::= x
a += y $(eval a = z $(b))
b = x
b += y $(eval b := z)
$(info [$(value a)] $(flavor a) [$(value b)] $(flavor b) [$b] $(flavor b))
all: ; @:
