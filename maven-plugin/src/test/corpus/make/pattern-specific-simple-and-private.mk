X = 1
%.o: V := $(X)
X = 2
%.o: private W = w
all: a.o
a.o: sub ; @echo '$(V) $(W)'
sub: ; @echo '[$(V)] [$(W)]'
