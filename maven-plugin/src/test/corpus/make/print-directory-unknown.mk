#! run: -w --warn-undefined-variables 'X:=$(b)'
#! run: --warn-undefined-variables 'X:=$(b)' -w
#! run: -w 'X:=$(info hi)'
#! run: -w 'X:=$(error hi)'
#! run: -w 'X=$(info hi)' 'Y:=$(X)'
# What a command-line variable says comes before make knows its directory.
all: ; @echo all
