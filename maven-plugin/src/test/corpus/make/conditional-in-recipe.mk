#! run: A=1
all:
	@echo start
ifdef A
	@echo A
else
	@echo not A
endif
# comment between
	@echo end
