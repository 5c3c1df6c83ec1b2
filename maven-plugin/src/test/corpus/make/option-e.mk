#! env: V=env
#! env: W=env
#! run:
#! run: -e
#! run: -e V=cmd
V = file
override W = over
T = $(V)
all: V = target
all: ; @echo $V $W $(origin V) $(origin W) $$V
