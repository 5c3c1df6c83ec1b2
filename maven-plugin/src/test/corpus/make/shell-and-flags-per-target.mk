all: a b c
a: SHELL = /bin/echo
a: .SHELLFLAGS = x -c
a: ; command one
b: .SHELLFLAGS = -ec
b: ; false; echo not reached
c: ; echo c
