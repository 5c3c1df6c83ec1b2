#! jobs
#! run: -j2
# What the first recipe leaves free is the sub-make's, which started on the other slot.
all: first second
first: ; @sleep 0.2
second: ; @$(MAKE) -s both
both: x y ; @echo side by side
x y: ; @> $@.at; n=0; until [ -e x.at -a -e y.at -o $$n -gt 100 ]; do sleep 0.05; n=$$((n+1)); done; \
	[ -e x.at -a -e y.at ]
