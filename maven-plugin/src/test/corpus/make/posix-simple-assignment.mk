X = 1
A ::= $(X)
X = 2
all: ; @echo $(A)
