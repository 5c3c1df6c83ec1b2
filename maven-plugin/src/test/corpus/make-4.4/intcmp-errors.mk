#! run: A=1
#! run: A=2
#! run: A=3
#! run: A=4
ifeq ($A,1)
$(info $(intcmp a,2))
else ifeq ($A,2)
$(info $(intcmp 1,))
else ifeq ($A,3)
$(info $(intcmp 1,2 x))
else
$(info $(intcmp 1))
endif
all:
