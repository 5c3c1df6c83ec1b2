#! run:
#! run: L=1
ifdef L
-load nothere.so)
else
-load )
endif
all: ; @echo '$(.LOADED)'
