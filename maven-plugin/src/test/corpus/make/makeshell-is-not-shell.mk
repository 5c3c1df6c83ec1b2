#! env: SHELL=/nonexistent
#! run:
#! run: SHELL=/bin/bash
# The environment's SHELL is not make's, and is the recipes' again; one on the command line is both.
MAKESHELL = /bin/nothing
$(info $(SHELL) $(origin SHELL))
all: ; @echo $$SHELL $(MAKESHELL)
