#! file: x.1 1
#! run: -r
all: x.o y.o ; @echo $^
%.o: %.1 ; @echo one $@
%.o: ; @echo none $@
