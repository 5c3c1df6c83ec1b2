ifdef A
all:
