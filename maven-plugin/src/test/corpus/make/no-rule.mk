all: a
a: b
