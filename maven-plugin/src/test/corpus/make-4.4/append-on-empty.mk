a =
a += b
define c
endef
c += d
e :=
e += f
u += g
$(info <$a><$c><$e><$u>)
all: T += x
all: ; @echo '<$T>'
