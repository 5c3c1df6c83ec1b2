#! old: a
#! file: b
#! file: c
#! run: -o b a
#! run: -W c d
#! run: -n -W c d
a: b ; @echo a
d: c ; @echo d; touch d
