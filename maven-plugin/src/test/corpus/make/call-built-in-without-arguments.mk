# A built-in function that is called with nothing behind its name does nothing, if it may have nothing.
functions := dir notdir suffix basename abspath realpath wildcard strip sort words firstword lastword \
	value origin flavor shell info warning error eval
each = $(foreach f,$1,[$(call $f)])
all: ; @echo '$(call each,$(functions))'
