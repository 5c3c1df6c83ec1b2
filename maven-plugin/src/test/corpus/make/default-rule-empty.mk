#! run: x
.DEFAULT: ; @echo d
.DEFAULT:
y: ; @echo y
