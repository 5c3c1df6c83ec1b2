#! file: in 1
#! run: --debug=v
#! run: --debug=v
out: in mid ; cp $< $@
mid: ; touch mid
