#! file: x
all: x y ; @echo '$? | $^'
x: ;
y: ; 
