.EXTRA_PREREQS = tool
all: a
a: b ; @echo '$@ $^ $?'
b: ; @echo b
tool: ; @echo tool
