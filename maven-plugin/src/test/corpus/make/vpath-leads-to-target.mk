#! run:
#! run: more
vpath %.te vpath-d/
.SECONDARY:
default: vpath-d/a vpath-d/b
vpath-d/a: fail.te
vpath-d/b : fail.te
vpath-d/fail.te:
vpath %.tf vpath-d/
more: made.tf ; @echo $@ of $^
vpath-d/made.tf: ; @echo $@
