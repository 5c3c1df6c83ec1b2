#! file: sub/one.mk include sub/two.mk\n
#! file: sub/two.mk \nA = $(error deep)\nB := $(A)\n
include sub/one.mk
all:
