$(info $(let a b c,1 2 3 4 5,<$a|$b|$c>))
$(info $(let a b,1,<$a|$b>)-$(let a b,,<$a|$b>))
$(info $(let a,  1 2  3  ,<$a>)-$(let ,x y,z)-$(let a b, 1  2   3 4 ,<$b>))
reverse = $(let first rest,$1,$(if $(rest),$(call reverse,$(rest)) )$(first))
$(info $(call reverse,a b c d))
a = outer
$(info $(let a b,x y,$(let b,z,$a$b)$b)$a)
all:
