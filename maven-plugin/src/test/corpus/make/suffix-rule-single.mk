#! file: x.sh echo hi
all: x
	@./x
