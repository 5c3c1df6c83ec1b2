all: d/e/f.c g.c ; @echo '$(^D)|$(^F)|$(+D)|$(<D)|$(?F)|$(@D)'
d/e/f.c g.c: ;
