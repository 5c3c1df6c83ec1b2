define R
bad line
endef
X = $(eval $(call R,$1))
$(foreach i,a,$(call X,$i))
