#! old: t
#! file: dep
t: dep | dep ; @echo remade '[$^] [$|]'
