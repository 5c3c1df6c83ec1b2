x = global
$(info $(let x,in,$(x))-$(x))
$(info $(call let,a,b,$$a))
$(info $(origin let)-$(flavor intcmp))
all: ; @echo '$(let a b,$^,<$a|$b>)'
all: p q
p q: ;
