#! run: --eval=X=1 --eval='all:;@echo eval $(X)'
other: ; @echo other
