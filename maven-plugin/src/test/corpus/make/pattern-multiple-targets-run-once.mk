.SUFFIXES:
all: a.in b.in a.x a.y b.y
%.x %.y: %.in ; @echo 'making $@ from $<'; touch $*.x $*.y
%.in: ; @echo in $@; touch $@
