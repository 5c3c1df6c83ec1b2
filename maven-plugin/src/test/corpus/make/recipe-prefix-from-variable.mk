q = @
i = -
all:
	$(q)echo quiet
	$(i)false
	$(q)$(i)exit 2
