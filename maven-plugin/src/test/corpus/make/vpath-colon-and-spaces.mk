#! file: d1/x 1
#! file: d2/y 1
#! file: d3/z 1
#! run:
VPATH = d1:d2 d3
vpath w% d1
vpath %z d2
all: x y z ; @echo $^
vpath
