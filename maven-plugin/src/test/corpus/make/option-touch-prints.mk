#! file: in 1
#! run: -t
#! run: -t -s
#! run: -t ph
#! run: -t rec
#! run: -t norecipe
out: in ; cp $< $@
.PHONY: ph
ph: out ; echo x
rec: out ; $(MAKE) -v
norecipe: out
