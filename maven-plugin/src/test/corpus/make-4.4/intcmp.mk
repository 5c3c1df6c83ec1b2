$(info $(intcmp 1,2)-$(intcmp 2,2)-$(intcmp 3,2))
$(info $(intcmp 1,2,lt)-$(intcmp 2,2,lt)-$(intcmp 3,2,lt))
$(info $(intcmp 1,2,lt,eq)-$(intcmp 2,2,lt,eq)-$(intcmp 3,2,lt,eq))
$(info $(intcmp 1,2,lt,eq,gt)-$(intcmp 2,2,lt,eq,gt)-$(intcmp 3,2,lt,eq,gt))
$(info $(intcmp  -007 , -7 ,l,e,g)-$(intcmp 99999999999999999999,100000000000000000000,l,e,g)-$(intcmp -0,0,l,e,g)-$(intcmp +5,5,l,e,g))
$(info $(intcmp 0012,12)-$(intcmp -5,-05))
all:
$(info $(intcmp -3,-2,l,e,g)-$(intcmp -2,-12,l,e,g)-$(intcmp -99999999999999999999,-99999999999999999998,l,e,g)-$(intcmp -1,1,l,e,g))
