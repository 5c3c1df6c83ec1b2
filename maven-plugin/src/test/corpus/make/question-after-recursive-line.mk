#! run: -q
#! run: -q second
# Lines that run even under -q do so, up to the first that does not.
all: ; +@echo one
	+@echo two $(info all expanded)
	@echo three
	+@echo four
second: ; +@:
	+: plus
