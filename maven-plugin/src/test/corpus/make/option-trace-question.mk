#! run: -q --trace a
#! run: -q --trace b
#! run: -q --trace c
#! run: -q --trace d
#! run: -q --trace e
# What would be run is told, though nothing is.
a: ; @:$(info A)
b: a ; @echo b
c: ; $(info C)
d:
	+@echo d
	@echo d2
e: ; @:
