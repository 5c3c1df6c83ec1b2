$(info $(MAKE_VERSION) $(.FEATURES))
all: ; @echo '$(intcmp 1,0,,,y)'
