all: late ; @echo '$(wildcard made3)'
late:
	@touch made3
