#! run: --trace
#! run: --debug=print
#! run: --debug=why
#! run: --debug=print,why -s
all: a ; @echo all
a: FORCE ; echo a
FORCE:
