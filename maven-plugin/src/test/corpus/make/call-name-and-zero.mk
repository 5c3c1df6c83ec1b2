f = $(0):$(1)
n = f
all: ; @echo '$(call f,x)|$(call $(n),y)|$(call  f ,z)|$(call none,1)|$(call)'
