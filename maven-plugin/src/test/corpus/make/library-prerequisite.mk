#! file: libfoo.a x
#! file: d/libbar.so y
#! run:
#! run: none
VPATH = d
all: -lfoo -lbar ; @echo $^ / $<
none: -lnowhere ; @echo $^
