# A command that is only `:` starts nothing, so nothing is exported to it.
export e = $(info expanded for the environment)
all: ; @:
	@: $(info with an argument it is run)
