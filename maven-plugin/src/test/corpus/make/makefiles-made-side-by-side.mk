#! jobs
#! run: -j2
#! run: -j2 all
# One that was made and may be absent does not end the making of the others.
all: one two; @echo success
-include 1.inc 2.inc
1.inc: ; @while [ ! -f 2.done ]; do sleep 0.1; done; echo 'one: ; @echo $$@' > $@
2.inc: ; @echo 'two: ; @echo $$@' > $@; echo > 2.done
