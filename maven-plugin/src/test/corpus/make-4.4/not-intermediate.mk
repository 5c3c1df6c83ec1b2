#! file: a.c 1
#! file: b.c 1
#! file: c.c 1
#! run:
#! run: NI=1 b.out
#! run: NI=2 c.out
all: a.out
%.out: %.mid ; cp $< $@
%.mid: %.c ; cp $< $@
ifeq ($(NI),1)
.NOTINTERMEDIATE: b.mid
endif
ifeq ($(NI),2)
.NOTINTERMEDIATE: %.mid
endif
