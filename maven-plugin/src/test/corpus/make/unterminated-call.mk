A = $(subst a,b,c
all: ; @echo '$(A)'
