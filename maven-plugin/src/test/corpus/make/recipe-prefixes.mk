all:
	@echo silent
	-false
	@-false
	-@ echo both
	+echo plus
	 @	echo spaces
	@ -exit 3
	echo end
