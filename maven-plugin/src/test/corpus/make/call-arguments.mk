rev = $(2) $(1)
nest = [$(call rev,$(1),$(2))$(3)]
empty = [$(1)][$(2)]
all: ; @echo '$(call rev,a,b)|$(call nest,x,y)|$(call empty, a ,)|$(call empty)|$(call nest,1,2,3,4)'
