all: ; @echo '$(sort b B a _ 1 b a.c a b/)'
