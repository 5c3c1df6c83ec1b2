#! run: O=cmd X=cmd
override define O
one
two $(X)
endef
export define E
three
endef
define X =
four
endef
define S :=
$(shell echo now)
endef
define A +=
five
endef
all: ; @echo '$(subst $(newline),|,$(flatten))' "$$E" $(flavor O) $(origin O) $(flavor S) '$(A)' '$(X)'
$(info $(O)/$(S))
