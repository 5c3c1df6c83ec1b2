# Where the stem goes in what is expanded twice: the first percent sign of a word, in a function as well.
#! sh: mkdir d
#! run:
.SECONDEXPANSION:
d/bar.o:
%.o: $$*.x $$(addprefix p-,$$*) %.y q-%.z $$(patsubst %.a,%.b,m.a n.a) ; @echo '$*: $^'
d/bar.x p-d/bar d/bar.y d/q-bar.z d/m.a d/n.a: ; @echo '($@)'
