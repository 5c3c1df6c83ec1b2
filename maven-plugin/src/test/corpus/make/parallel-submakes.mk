#! jobs
#! file: sub.mk all: $(N)1 $(N)2\n$(N)1 $(N)2: ; @echo $@; touch $@\n
#! run: -j3 --no-print-directory
all: x y
x y: ; @$(MAKE) -f sub.mk N=$@
