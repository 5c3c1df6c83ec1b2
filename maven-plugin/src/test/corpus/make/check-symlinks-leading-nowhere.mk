#! file: targ
#! sh: ln -s nowhere sym
#! run:
#! run: -L
#! sh: touch -h -d 2001-01-01 sym
#! run: -L
targ: sym ; @echo make $@ from $<
