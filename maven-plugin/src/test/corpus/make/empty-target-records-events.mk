#! file: a.c 1
#! file: b.c 1
#! run: print
#! run: print
#! run: print -W b.c
print: a.c b.c ; @echo print $?
	@touch print
