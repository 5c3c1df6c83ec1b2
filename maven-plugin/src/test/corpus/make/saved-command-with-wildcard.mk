#! file: include/config/A
#! run: all
deps_x := \
    $(wildcard include/config/A) \
    $(wildcard include/config/B) \
  src.h \

all: x
x: $(deps_x) ; @echo '$^'
$(deps_x):
