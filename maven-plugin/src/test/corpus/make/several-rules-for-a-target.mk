t: a
t: b
t: c ; @echo '$< $^'
t: d
a b c d:
