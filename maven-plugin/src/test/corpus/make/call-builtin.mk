map = $(foreach x,$2,$(call $1,$x))
all: ; @echo '$(call patsubst,%.c,%.o,a.c)|$(call map,origin,map CC none)|$(call if,a,b,c)|$(call or,,x)'
