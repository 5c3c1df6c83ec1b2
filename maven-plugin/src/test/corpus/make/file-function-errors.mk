#! run:
#! run: A=1
#! run: B=1
#! run: C=1
#! run: D=1
#! run: E=1
ifdef A
$(file x)
else ifdef B
$(file >)
else ifdef C
$(file < f,x)
else ifdef D
$(file > no/such/dir,x)
else ifdef E
$(file <)
endif
all: ; @echo '$(file <nothere)' '$(file < Makefile.x)'
