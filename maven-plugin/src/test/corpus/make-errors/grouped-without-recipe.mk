a b&: c
