X := $(shell printf 'a\nb\n\n'; exit 3)
$(info [$X] $(.SHELLSTATUS))
Y != printf 'c\nd\n'; false
$(info [$Y] $(.SHELLSTATUS) $(flavor Y) $(origin Y))
$(info [$(shell true)] $(.SHELLSTATUS) [$(shell)])
all: ; @echo $(shell echo '$$X $$(X)')
