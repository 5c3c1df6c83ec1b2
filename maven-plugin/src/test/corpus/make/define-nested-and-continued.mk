define OUT
define IN
x \
  y
endef
tail
endef
$(info [$(OUT)])
$(eval $(OUT:tail=))
$(info [$(IN)])
all:
