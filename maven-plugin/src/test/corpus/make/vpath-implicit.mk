#! file: s/a.c 1
#! run:
VPATH = s
all: a.o ; @echo $^ $(notdir $^) $(^D)
%.o: %.c ; @echo $@ from $< stem $*
