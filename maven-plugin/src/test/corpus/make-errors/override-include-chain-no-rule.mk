#! file: inc.mk obj: inc-missing\n
include inc.mk
.DEFAULT_GOAL = all
all: obj
