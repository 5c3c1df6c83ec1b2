# Where the stem goes in what is expanded twice: the first percent sign of a word, in a function as well.
#! sh: mkdir d
#! run: -r
.SECONDEXPANSION:
d/bar.o:
%.o: $$*.x $$(addprefix p-,$$*) %.y q-%.z $$(patsubst %.a,%.b,m.a n.a) $$(patsubst m.%,k.%,m.a %.a) a%b%c ; @echo '$*: $^'
%.x %.y %.z p-% q-% k.% %.b %.a m.% :: ; @echo '($@)'
a%:: ; @echo '[$@]'
Makefile: ;
