#! file: src/in
#! sh: sleep 0.05
#! old: src/out
VPATH = src
out: in ; @echo '$@ from $<'; cp $< $@
