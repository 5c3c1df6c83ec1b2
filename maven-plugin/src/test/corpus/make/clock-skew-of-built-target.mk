#! run:
#! run: -s
#! sh: rm made
all: made ; @echo $^
made: ; @touch -d '+1000 days' $@
