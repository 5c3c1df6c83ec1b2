#! run: -k
all: one two
one: absent1
two: absent2
