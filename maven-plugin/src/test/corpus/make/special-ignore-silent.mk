.IGNORE: a
.SILENT: b
all: a b
a: ; false
b: ; echo quiet
