#! old: src/in 1
#! file: src/mid 1
#! run:
#! run: top
#! sh: ls
VPATH = src
top: mid ; @echo top of $^; touch top
mid: in ; @echo make $@ from $<; touch $@
