#! file: d/f
#! file: inc/e/f
#! run: X=d
#! run: X=./
#! run: -I inc X=e
# A directory can be opened; it is named as it was asked for.
-include $X
all: ; @:
