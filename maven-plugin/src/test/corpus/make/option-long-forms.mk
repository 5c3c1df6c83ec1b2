#! run: --directory=. --file=Makefile --always-make --silent
#! run: --directory . --makefile Makefile --just-print --keep-going
#! run: --recon --no-keep-going --touch
#! run: --question
#! run: --quiet --ignore-errors --jobs=2 --load-average=1000 --output-sync=target
#! run: --no-builtin-rules --no-builtin-variables --environment-overrides --print-directory
#! run: --what-if=a --assume-new=b --assume-old=c --old-file=d
#! run: --no-silent --no-print --print-dir --warn-undef
#! run: --no-builtin
#! run: --stop --max-load
all: a b ; @echo $(MAKEFLAGS) [$(undefined)]
a b c d: ; touch $@
