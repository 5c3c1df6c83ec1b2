$(none) = 1
all:
