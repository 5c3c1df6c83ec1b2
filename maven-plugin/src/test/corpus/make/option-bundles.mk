#! file: f.mk all: ; echo all\n
#! run: -sf f.mk
#! run: -knf f.mk
#! run: --silent --file=f.mk
#! run: -f f.mk -- all
#! run: --fil f.mk --dry
all:
