#! file: in 1
#! run: --debug
#! run: --debug=b
out: in mid ; cp $< $@
mid: ; touch mid
