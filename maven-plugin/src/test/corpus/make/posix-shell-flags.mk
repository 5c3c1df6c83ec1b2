#! run: -k
#! run: -k P=1
ifdef P
.POSIX:
endif
all: ; @false; echo went on $(.SHELLFLAGS)
