#! env: SHELL=/bin/sh
#! run:
#! run: -e
SHELL := /././bin/sh
all: one two three
two: export SHELL := /./bin/sh
three: SHELL := /./bin/sh
one two three: ; @echo "$@: $(SHELL) $$SHELL"
