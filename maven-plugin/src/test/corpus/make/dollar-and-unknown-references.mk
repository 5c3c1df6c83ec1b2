A = $$HOME $$$$ $(nothing)x
all: ; @echo '$(A)' $x$y'$(@)'
