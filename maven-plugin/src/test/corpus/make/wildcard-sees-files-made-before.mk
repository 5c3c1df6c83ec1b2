#! gap: GNU make lists a directory once and remembers; we look each time
$(shell touch made)
all: ; @echo '$(wildcard made*)'; touch made2
all: late
late:
	@touch made3
	@echo '$(wildcard made*)'
