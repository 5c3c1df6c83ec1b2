$(info $(MAKE_VERSION) $(.FEATURES) $(MAKE_HOST) $(.SHELLFLAGS) $(intcmp 1,0,,,y)x)
all: ; @echo '$(MAKE) $(MAKELEVEL) $(CURDIR) $(MAKECMDGOALS)'
