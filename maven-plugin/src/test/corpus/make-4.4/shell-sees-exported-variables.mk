#! env: E=env
export X = exp
Y = not
export Y2 := $(shell echo "<$$X|$$Y|$$E>")
E = changed
export R = $(shell echo r-$$R)
all: ; @echo '$(shell echo "<$$X|$$Y|$$E|$$Y2|$$MAKELEVEL>")' '$R' "$$R"
$(info $(shell echo $$X))
