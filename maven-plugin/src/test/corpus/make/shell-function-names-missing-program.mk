# A command that needs no shell is what is not found; GNU make's functions/shell.
$(shell ./basdfdfsed where)
all: ; @echo $(.SHELLSTATUS)
