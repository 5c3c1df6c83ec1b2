#! file: sub.mk all: ; @echo '[$(A)] [$(MAKEFLAGS)]'\n
#! run: A=1
MAKEOVERRIDES =
unexport A
all: ; @$(MAKE) -f sub.mk
