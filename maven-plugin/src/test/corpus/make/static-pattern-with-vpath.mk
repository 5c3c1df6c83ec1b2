#! file: src/a.x 1
#! file: src/b.x 1
#! run:
vpath %.x src
all: a.y b.y
a.y b.y: %.y: %.x ; @echo $@ from $< stem $*
