#! old: t
#! file: dep
#! run:
#! run:
t: | dep dir ; @echo remade '$|'
dir: ; @mkdir dir
