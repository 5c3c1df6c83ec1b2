all: a.o
%.o: %.s ; @echo s
%.o: %.c ; @echo c
a.c: ; @echo making c
