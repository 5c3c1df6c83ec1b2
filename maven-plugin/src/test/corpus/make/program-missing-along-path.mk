#! sh: mkdir sd; echo exit 0 > sd/foobar.sh; chmod 755 sd/foobar.sh
#! run: all
#! run: -k other
#! run: found
# Where there is nothing along PATH to be started, make says so, not a shell.
PATH := ..
all: ; foobar.sh
other: PATH := $(PATH)
other: ; -foobar.sh
	foobar.sh a b
found: PATH := sd
found: ; foobar.sh && foobar.sh
	foobar.sh
