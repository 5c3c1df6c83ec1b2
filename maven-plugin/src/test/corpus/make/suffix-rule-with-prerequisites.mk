#! run: a.to
#! run: .from.to
#! run: POSIX=.POSIX a.to
#! run: POSIX=.POSIX .from.to
#! sh: touch a.from extra one.from
.SUFFIXES:
.SUFFIXES: .from .to
$(POSIX):
.from.to: extra ; @echo '$@ of $^'
.from: extra ; @echo '$@ of $^'
all: one
