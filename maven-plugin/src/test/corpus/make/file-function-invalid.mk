#! file: x text
#! run: a
#! run: b
#! run: c
ifeq ($(MAKECMDGOALS),a)
$(file x,text)
endif
ifeq ($(MAKECMDGOALS),b)
$(file < x,text)
endif
$(info [$(file < x)] [$(file <nosuch)])
a b c: ; @:
