#! file: inc/a.mk $(info a of inc)
#! file: inc2/a.mk $(info a of inc2)
#! file: inc2/b.mk $(info b of inc2)
#! run: -Iinc -I inc2
#! run: --include-dir=inc2 -I nothere
include a.mk b.mk
$(info $(filter-out /%,$(.INCLUDE_DIRS)))
all: ; @echo '$(MAKEFLAGS)'
