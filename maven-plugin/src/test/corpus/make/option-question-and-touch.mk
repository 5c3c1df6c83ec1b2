#! file: in 1
#! run: -q
#! run: -qt
#! run: -t
#! run: -q
#! run: -tn x
#! run: -qk
out: in ; cp $< $@
x: FORCE ; +@echo runs
FORCE:
