#! file: sub.mk all: ; @echo '$(A) $(origin A) $(B) $(origin B) $(C) $(origin C) [$(D)]'\n
#! run: A=cmd 'C=with space$$x'
export B = exported
D = not
all: ; @$(MAKE) -f sub.mk
