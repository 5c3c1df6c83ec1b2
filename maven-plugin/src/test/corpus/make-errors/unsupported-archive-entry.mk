all: lib((entry))
