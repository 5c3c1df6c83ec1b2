# In a static pattern rule the stem goes everywhere.
#! sh: mkdir d
#! run: -r
.SECONDEXPANSION:
d/bar.o: d/%.o: $$*.x %.y $$(patsubst %.a,%.b,m.a n.a) $$(patsubst m.%,k.%,m.a %.a) a%b%c $$(addprefix %-,x y) ; @echo '$*: $^'
.DEFAULT: ; @echo '($@)'
