#! run: -j4 -l 0.01
# No machine is as idle as that, so each recipe waits for the one before.
all: a b c
a b c:
	@test ! -e busy && touch busy && sleep 0.1 && rm busy
