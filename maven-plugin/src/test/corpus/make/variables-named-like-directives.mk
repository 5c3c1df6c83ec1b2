ifdef = 1
export = 2
define = 3
include := 4
$(info $(ifdef) $(export) $(define) $(include))
all:
