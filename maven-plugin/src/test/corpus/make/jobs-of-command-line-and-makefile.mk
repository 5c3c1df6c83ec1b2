# What the command line says counts, before what the makefile says and what the parent handed on.
#! jobs
#! run: -j2 own
#! run: -j2 told
#! run: -j3
#! run: -j1
#! run: own
MAKEFLAGS += $(if $(MAKELEVEL:0=),-j5)
all: ; @echo $(filter -j%,$(MAKEFLAGS))
own: ; +@$(MAKE) --no-print-directory
told: ; +@$(MAKE) --no-print-directory -j3
