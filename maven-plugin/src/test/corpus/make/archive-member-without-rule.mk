#! run:
all: nolib.a(foo.o)
