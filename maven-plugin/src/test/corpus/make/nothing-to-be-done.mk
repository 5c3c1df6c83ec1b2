#! file: f
#! run: all f
#! run: phony
all:
f:
.PHONY: phony
phony:
