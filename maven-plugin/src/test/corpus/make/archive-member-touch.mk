#! sh: echo a > a.o; ar cr l.a a.o
#! run: -t 'l.a(a.o)' 'l.a(b.o)'
#! sh: rm l.a
l.a(a.o) l.a(b.o): FORCE ; echo no
FORCE:
