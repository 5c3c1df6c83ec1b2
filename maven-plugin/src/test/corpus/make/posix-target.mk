.POSIX:
all: ; @false; echo never
