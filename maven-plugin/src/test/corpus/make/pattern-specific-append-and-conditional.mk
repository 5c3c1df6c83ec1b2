#! run:
V = base
%.o: V += pattern
lib%.o: V += longer
W ?= w
%.o: W ?= not
x.o: V += own
all: x.o libx.o y
x.o libx.o y: ; @echo $@: $V $W
