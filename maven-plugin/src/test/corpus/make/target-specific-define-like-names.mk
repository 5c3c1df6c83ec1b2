all: override = x
all: export = y
all: private private = z
all: ; @echo '$(override) $(export) $(private)'
