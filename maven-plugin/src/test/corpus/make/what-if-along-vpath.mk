#! old: x-dir/x
#! file: y
#! run: VPATH=x-dir
#! run: -n -W ./x-dir/x VPATH=x-dir
#! run: -n -W x-dir/x VPATH=./x-dir
#! run: -n -W x VPATH=x-dir
y: x ; @echo cp $< $@
