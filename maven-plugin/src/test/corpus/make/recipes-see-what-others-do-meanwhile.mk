#! sh: mkfifo go back
#! run: -s -j2
# What a recipe looks at while another one runs is not remembered from before.
all: writer reader
writer: ; echo > go; touch d; echo > back
reader: ; @$(info $(wildcard d).$(file <go)$(file <back)$(wildcard d)):
