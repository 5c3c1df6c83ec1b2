#! file: d/0
#! file: d/1
#! run: -s
#! run: -s look
#! sh: rm d/8; touch d/e
#! run: -s look
# Sub-makes that ask the same, and what was done between them: by a program, a shell, $(shell),
# $(file), a sub-make's -t, behind a pipe, and by make itself, for a recipe that failed.
show = $(MAKE) --no-print-directory -f $(firstword $(MAKEFILE_LIST)) show
names := $(foreach n,0 1 2 3 4 5 6 7 8 9 a b c d e f g h,d/$n)

all:
	$(show)
	touch d/2
	$(show)
	echo > d/3; rm d/0
	$(show)
	@: $(shell touch d/4)
	$(show)
	$(MAKE) -f $(firstword $(MAKEFILE_LIST)) shell
	$(show)
	$(MAKE) -f $(firstword $(MAKEFILE_LIST)) file
	$(show)
	$(MAKE) -f $(firstword $(MAKEFILE_LIST)) -t d/7
	$(show)
	$(show) < d/2 | cat; echo > d/8
	$(show)
	-$(MAKE) -f $(firstword $(MAKEFILE_LIST)) d/9
	$(show)
	$(MAKE) -f $(firstword $(MAKEFILE_LIST)) -s d/c look
	$(show)
show: ; @echo $(wildcard $(names)) and $(wildcard d/[0-9])
shell: ; @: $(shell touch d/5; rm d/1) $(info $(wildcard $(names)))
file: ; @: $(file >d/6) $(info $(wildcard $(names)))
d/7: FORCE ; @echo made $@
d/9: FORCE
	echo half > $@; false
.DELETE_ON_ERROR:
d/c: d/b ; cp $< $@
d/b: d/a ; cp $< $@
d/a: ; touch $@
look: ; @$(info $(wildcard $(names))):
.INTERMEDIATE: d/b d/a
FORCE:
