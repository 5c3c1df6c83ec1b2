ifeq (a,a) extra
$(info in)
else junk
endif junk
all:
