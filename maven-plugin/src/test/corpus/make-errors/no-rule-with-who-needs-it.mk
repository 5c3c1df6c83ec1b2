all: lib
lib: part
part: nothere
	touch $@
