all: ; @touch new1; echo '$(shell touch new0)$(wildcard new*)'
	@echo '$(wildcard new*)'
second: ; @echo
