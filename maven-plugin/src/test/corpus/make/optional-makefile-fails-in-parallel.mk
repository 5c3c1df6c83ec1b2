# Nobody minds what fails on the way to an optional makefile; GNU make's features/parallelism, Savannah 15641.
#! jobs
#! run: -j2
.PHONY: all
all: ; @echo all
-include foo.d
foo.d: comp ; @echo $@
comp: mod_a.o mod_b.o ; @:
mod_a.o mod_b.o: ; @echo fail; exit 1
