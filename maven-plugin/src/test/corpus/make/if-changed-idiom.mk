#! file: src 1
#! run:
#! run:
#! run: FLAGS=-x
#! run:
squote := '
empty :=
space := $(empty) $(empty)
pound := \#
dot-target = $(dir $@).$(notdir $@)
escsq = $(subst $(squote),'\$(squote)',$1)
make-cmd = $(call escsq,$(subst $(pound),$$(pound),$(subst $$,$$$$,$(cmd_$(1)))))
newer-prereqs = $(filter-out $(PHONY),$?)
cmd-check = $(filter-out $(subst $(space),_,$(strip $(savedcmd_$@))),$(subst $(space),_,$(strip $(cmd_$1))))
if-changed-cond = $(newer-prereqs)$(cmd-check)
if_changed = $(if $(if-changed-cond),$(cmd_and_save),@:)
cmd_and_save = @set -e; echo "  $(quiet_cmd_$(1))"; $(cmd_$(1)); printf '%s\n' 'savedcmd_$@ := $(make-cmd)' > $(dot-target).cmd
PHONY := all FORCE
quiet_cmd_copy = COPY $@
cmd_copy = cat $< > $@; : $(FLAGS) '$$x' "\#"
all: out
out: src FORCE ; $(call if_changed,copy)
FORCE:
-include .out.cmd
.PHONY: $(PHONY)
