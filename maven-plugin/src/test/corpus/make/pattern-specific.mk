%.o: V = any
a%.o: V = a-any
%.x.o: V += app
V = g
all: a1.o b.o c.x.o other
%.o other: ; @echo '$@ $(V)'
a1.o b.o c.x.o: ; @echo '$@ $(V)'
