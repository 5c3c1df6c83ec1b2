F := a
all:
	$(eval F += b)
	@echo '$(F)'
	@echo $(origin F)$(eval G := late)
	@echo '$(G)'
