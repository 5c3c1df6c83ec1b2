A := $(shell printf 'a\nb\n\n\n')
B := $(shell exit 3)$(.SHELLSTATUS)
C := $(shell echo 'x  y';echo z)
$(info [$(A)] [$(B)] [$(C)] [$(shell cat /nonexistent 2>/dev/null)] $(.SHELLSTATUS))
all:
