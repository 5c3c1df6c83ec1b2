E :=
E += a
E +=
E += b
F =
F += $(none)
U += u
$(info [$(E)] [$(F)] [$(U)] $(flavor U))
all:
