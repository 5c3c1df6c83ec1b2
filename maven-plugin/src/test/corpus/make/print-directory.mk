#! file: d/Makefile all: ; @echo in\n
#! run: -C d
#! run: -w
#! run: -C d -s
#! run: -C d --no-print-directory
all: ; @echo out
