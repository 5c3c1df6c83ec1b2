ifeq x y
endif
all:
