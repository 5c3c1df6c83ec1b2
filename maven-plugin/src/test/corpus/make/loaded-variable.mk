#! run:
#! run: L=1
#! run: L=2
ifeq ($L,1)
load nothere.so
else ifeq ($L,2)
-load nothere.so
endif
all: ; @echo '$(.LOADED)' '$(origin .LOADED)' '$(flavor .LOADED)'
