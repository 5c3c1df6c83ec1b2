a b &: c
