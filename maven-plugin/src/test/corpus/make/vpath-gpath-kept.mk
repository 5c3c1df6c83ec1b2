#! file: src/a.in 1
#! old: src/a.out 1
#! run:
#! sh: ls; rm -f a.out; touch -d 2001-01-01 src/a.out
#! run: GPATH=src
#! sh: cat src/a.out
VPATH = src
a.out: a.in ; @echo from $< to $@; cp $< $@
