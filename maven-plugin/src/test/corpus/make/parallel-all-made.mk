#! jobs
#! run: -j3
all: a b c d ; @echo all $^
a b c d: ; @echo $@; touch $@
