#! run: x
.DEFAULT: y ; @echo d $@ $< $^
y: ; @echo y
