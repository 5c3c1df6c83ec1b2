A := $(subst x,#,axb)
B = $(shell echo '#'1)
all: ; @echo '$(A)' '$(B)' # not a make comment
