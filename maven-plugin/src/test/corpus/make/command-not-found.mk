all:
	@nonexistent-command-xyz a
