#! file: libs/libz9.a x
#! run:
vpath %.a libs
all: -lz9 ; @echo '$^' '$?'
