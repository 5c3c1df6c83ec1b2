#! old: src/out
#! file: src/in
VPATH = src
GPATH = src
out: in ; @echo '$@ from $<'; cp $< $@
