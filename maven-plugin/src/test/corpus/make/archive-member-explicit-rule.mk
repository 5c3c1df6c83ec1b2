#! run:
#! run:
#! sh: rm l.a
all: l.a(z.o) ; @echo made $^
l.a(z.o): z.o ; @echo put $< into $@ as $%; ar crU $@ $<
z.o: ; @echo z > $@; echo obj $@
