A = 1
B := 2
undefine A
n = B
undefine $(n)
$(info [$(A)] $(origin A) $(flavor B))
override O = 1
undefine O
$(info $(O))
override undefine O
$(info [$(O)])
all:
