pathsearch = $(firstword $(wildcard $(addsuffix /$(1),$(subst :, ,/bin:/usr/bin))))
map = $(foreach a,$(2),$(call $(1),$(a)))
o = $(call map,origin,o map MAKE PATH)
rev = $(if $(1),$(call rev,$(wordlist 2,99,$(1))) $(firstword $(1)))
$(info $(notdir $(call pathsearch,sh)) $(call o) $(call rev,a b c) $(call nothing,x) $(call $(notset)))
all: ;
