#! file: d/f
all: ; @echo '$(realpath d/../d/f none)' '$(subst $(CURDIR),HERE,$(realpath d))'
