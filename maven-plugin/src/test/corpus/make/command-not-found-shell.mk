all:
	@nonexistent-command-xyz a; exit 4
