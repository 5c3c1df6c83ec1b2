all: x y
.DEFAULT: ; @echo 'default $@ [$<]'
y: ; @echo y
