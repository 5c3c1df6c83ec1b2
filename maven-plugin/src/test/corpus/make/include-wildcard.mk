#! file: b.inc $(info b)
#! file: a.inc $(info a)
include *.inc
all:
