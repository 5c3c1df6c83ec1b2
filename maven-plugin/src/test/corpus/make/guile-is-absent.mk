# Built without Guile: a reference to it is one to a variable with an odd name.
guile x = a variable
$(info [$(guile (+ 1 2))] [$(guile x)] [$(call guile,1)] [$(filter guile,$(.FEATURES))])
all: ; @:
