#! file: d/f
#! run: X=d
#! run: X=./
-include $X
all: ; @:
