define rule
made-$(1): ; @echo making $$@ from $(1)
all: made-$(1)
endef
all:
$(foreach i,1 2 3,$(eval $(call rule,$(i))))
