.SECONDEXPANSION:
x_deps = a b
all: x
x: $$($$@_deps) ; @echo '$@: $^'
a b: ; @echo $@
