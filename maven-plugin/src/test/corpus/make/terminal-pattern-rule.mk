#! file: a.in 1
#! run: a.out
#! run: b.out
%.out:: %.in ; @echo out from $<
%.in: %.src ; @echo in from $<
b.src: ; @echo src
