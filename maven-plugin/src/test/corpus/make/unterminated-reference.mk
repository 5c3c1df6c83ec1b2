A := $(foo
all:
