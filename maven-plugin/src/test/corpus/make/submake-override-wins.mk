#! file: sub.mk A = file\nall: ; @echo '$(A)'\n
#! run: A=cmd
all:
	@$(MAKE) -f sub.mk
	@$(MAKE) -f sub.mk A=inner
