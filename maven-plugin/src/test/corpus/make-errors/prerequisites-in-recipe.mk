all:
	$(eval all: more)
