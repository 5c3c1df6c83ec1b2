#! file: a.in
#! file: d/b.in
objs = a.o d/b.o
all: $(objs) ; @echo done $^
$(objs): %.o: %.in ; @echo '$@ from $< stem $*'; touch $@
