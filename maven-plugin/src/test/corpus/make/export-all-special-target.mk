A = a
.EXPORT_ALL_VARIABLES:
all: ; @echo $$A
