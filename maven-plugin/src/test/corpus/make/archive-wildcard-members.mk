#! sh: echo a > a.o; echo b > b.o; ar crU l.a a.o b.o
#! run:
#! sh: rm l.a
all: l.a(*.o) ; @echo $^ / $?
