#! file: sub.mk $(info [$(MAKEFLAGS)] [$(origin CC)])\nall:\n
MAKEFLAGS += -rR --no-print-directory
$(info $(CC))
all: ; @echo '[$(CC)] [$(MAKEFLAGS)]'; true
	@$(MAKE) -f sub.mk
