define X
a
all:
