define run
@echo one
-@false
echo two
endef
all:
	$(run)
	@$(run)
