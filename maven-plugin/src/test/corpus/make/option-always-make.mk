#! file: b
#! run: a
#! run: -B a
a: b ; cp b a
