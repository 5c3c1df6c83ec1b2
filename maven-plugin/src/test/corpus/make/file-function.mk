$(file >f,one)
$(file >>f,two)
$(file >>f)
$(file >g)
$(info [$(file <f)] [$(file < g)] [$(file <none)])
all: ; @cat f
