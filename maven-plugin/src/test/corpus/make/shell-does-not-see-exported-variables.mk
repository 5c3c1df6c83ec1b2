#! env: OUT=out
export X := x
OUT := changed
$(info [$(shell echo $$X $$OUT $$MAKELEVEL)])
all: ; @echo $$X $$OUT $$MAKELEVEL
