#! run: A=1
#! run: A=2
#! run: A=3
ifeq ($A,1)
.INTERMEDIATE: x
.NOTINTERMEDIATE: x
else ifeq ($A,2)
.SECONDARY:
.NOTINTERMEDIATE:
else
.SECONDARY: x
.NOTINTERMEDIATE: x
endif
all: x ; @echo $^
x: ; touch x
