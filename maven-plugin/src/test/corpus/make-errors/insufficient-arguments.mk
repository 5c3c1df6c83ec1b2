x := $(foreach i,a)
