#! file: b
#! run: a
#! run: a
#! run: a b
a: b ; cp b a
