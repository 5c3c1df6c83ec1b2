#! file: f
#! run:
#! run:
all: f g ; @echo all
.PHONY: all FORCE
f: FORCE ; @echo '$@ [$?] [$^]'
g: f NOFILE ; @echo '$@ [$?]'; touch $@
NOFILE:
