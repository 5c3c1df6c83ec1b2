x = outer
all: ; @echo '$(foreach x,a b c,<$(x)$(origin x)>)|$(x)|$(foreach y,,z)|$(foreach  z ,1 2,$(z)-$( z ))'
