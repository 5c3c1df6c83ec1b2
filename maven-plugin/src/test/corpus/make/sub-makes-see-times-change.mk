#! file: source
#! file: target
#! run: -s
# The same two files, looked at by sub-makes before and after their times were changed.
sub = $(MAKE) --no-print-directory -f $(firstword $(MAKEFILE_LIST))
all:
	$(sub) target
	touch -d '2001-01-01' target
	$(sub) target
	$(sub) shell
	$(sub) target
	touch -d '2002-01-01' source
	$(sub) target
	$(sub) -t target
	$(sub) target
shell: ; @: $(shell touch -d '2000-01-01' source)
target: source
	@echo $@ is older than $?
