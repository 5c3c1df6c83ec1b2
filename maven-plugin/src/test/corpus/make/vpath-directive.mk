#! file: h/x.h
#! file: c/x.c
vpath %.h h
vpath %.c none c
all: x.h x.c ; @echo '$^'
