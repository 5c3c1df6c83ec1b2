suffix-search = $(strip $(foreach s,$3,$($(1:%$(strip $2)=%$s))))
real-search = $(foreach m,$1,$(if $(call suffix-search,$m,$2,$3 -),$(call suffix-search,$m,$2,$3),$m))
multi_depend = $(foreach m,$1,$(eval $m: $(addprefix d/,$(call suffix-search,$m,$2,$3))))
m-objs := x.o y.o
all: m.o
$(call multi_depend,m.o,.o,-objs -y)
m.o: ; @echo '$@: $^'
d/%.o: ; @echo '$@'
