a_b = deep
x = a
y = b
obj-y := one
obj-$(CONFIG) += two
CONFIG := y
obj-$(CONFIG) += three
all: ; @echo '$($(x)_$(y)) $(obj-y) $(obj-)'
