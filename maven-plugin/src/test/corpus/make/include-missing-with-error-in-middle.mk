include none1.mk
include none2.mk
all:
