.SILENT:
all: ; echo quiet
