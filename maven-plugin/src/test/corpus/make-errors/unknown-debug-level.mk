#! run: --debug=z
all:
