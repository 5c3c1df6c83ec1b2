# Both rules make a.elf; GNU make's features/patternrules, SV 54233. Never ended with -j2.
#! file: a.c
#! jobs
#! run: -j2
all: a.elf a.dbg
%.elf %.lnk: %.c ; : $*.elf $*.lnk
%.elf %.dbg: %.lnk ; : $*.elf $*.dbg
