#! run: -C nowhere
all:
