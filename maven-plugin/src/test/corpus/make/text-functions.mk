w = the quick  brown fox
all:
	@echo '$(strip  a   b )|$(findstring a,cat)|$(findstring z,cat)|$(filter %.c x,a.c b.o x)|$(filter-out %.c x,a.c b.o x)'
	@echo '$(sort c a b a)|$(word 2,$(w))|$(wordlist 2,3,$(w))|$(words $(w))|$(firstword $(w))|$(lastword $(w))|$(word 9,$(w))'
	@echo '$(patsubst %.c,%.o,a.c b.c c.h)|$(patsubst a,b,a ab)|$(subst ee,EE,feet on the street)|$(join a b,1 2 3)'
