#! run:
#! run: -O -j2
#! run: sub
all: ; @echo '$(origin MAKE_TERMOUT)' '$(origin MAKE_TERMERR)' '$(MAKE_TERMOUT)'
sub: ; @$(MAKE) --no-print-directory
