$(shell touch made)
all: ; @echo '$(wildcard made*)'; touch made2
all: late
late:
	@touch made3
	@echo '$(wildcard made*)'
