A = $(B)
B := one
C := $(B)
B := two
all: ; @echo '$(A) $(C) $(flavor A) $(flavor C) $(origin A)'
