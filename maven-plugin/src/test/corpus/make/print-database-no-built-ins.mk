#! jobs
#! run: -rRp -q
#! run: -rRp T=1 b
V = a
export W := b $$x
override X = c
Y ?= d
define M
l1
l2
endef
private Z = 1
SP := $(subst ,, )
ifndef T
all: T = t
all: private TT := tt
endif
%.x: PX = p
%.x: private PY += q
vpath %.c s:t
vpath %.h u
VPATH = u:v
all: b c | d
	echo $@
	@echo x
b: ; echo b
c d::
d:: ; dd
%.o: %.c | ord ; cc
%.q %.r:: %.s
	qq
.PHONY: b
.PRECIOUS: c
.INTERMEDIATE: mid
