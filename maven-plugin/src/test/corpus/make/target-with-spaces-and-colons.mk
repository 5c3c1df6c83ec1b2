#! run:
a\ b: c\:d ; @echo '$@' from '$<'
c\:d: ; @echo '$@'
all: a\ b
