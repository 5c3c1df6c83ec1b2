#! file: b.c
#! file: a.c
#! file: d/x.c
#! file: .h.c
all:
	@echo '$(wildcard *.c)|$(wildcard d/*.c no* b.c ./a.c)|$(wildcard */)|$(wildcard [ab].c)|$(wildcard ?.c)'
