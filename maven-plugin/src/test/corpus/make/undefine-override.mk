#! run: V=cmd
override undefine V
$(info [$(V)] $(origin V))
W = 1
undefine W
undefine NOTHING
$(info [$(W)] $(origin W) $(flavor W))
all: ; @echo done
