#! run:
#! run: --shuffle
intcmp 1,0,,,y = variable
$(info [$(let a,b,c)] [$(intcmp 1,0,,,y)] [$(intcmp 2,0,,,y)] [$(call let,a,b)])
all: .WAIT x ; @echo $^
.WAIT x: ; @echo $@
.NOTINTERMEDIATE: x
