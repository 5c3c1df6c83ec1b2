#! env: E=env
# A global variable stays what it is, but takes over private and export.
export X := global
Z := global
%.o: X ?= for objects
%.o: private E ?= for objects
%.o: export Z ?= for objects
a%.o: X ?= for a
%.o: private Y ?= $X
all: b.o ab.o ; @echo [$X] [$E] [$$X] [$$Z]
b.o ab.o: ; @echo $@ [$X] [$E] [$Y] [$$X] [$$Z]
