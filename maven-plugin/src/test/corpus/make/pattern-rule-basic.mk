#! file: x.c
all: x.o ; @echo all
%.o: %.c ; @echo 'cc $< -> $@ ($*)'; touch $@
