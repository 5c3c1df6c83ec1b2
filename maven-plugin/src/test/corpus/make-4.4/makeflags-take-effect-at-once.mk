MAKEFLAGS += -r
$(info $(origin CC) [$(MAKEFLAGS)])
MAKEFLAGS += -R
$(info $(origin CC) [$(MAKEFLAGS)])
all: ; @echo '$(CC)' '$(MAKEFLAGS)'
