a b: V = $@-spec
a: V2 := two
all: V3 = inherited
all: a b
V = global
V2 = none
a b: ; @echo '$@ [$(V)] [$(V2)] [$(V3)]'
