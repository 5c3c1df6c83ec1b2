#! run:
#! run: quoted
# Quotes group words of .SHELLFLAGS; GNU make's misc/general3.
slow: SHELL := printf <%s>
slow: .SHELLFLAGS := 'ho;ho' -e "a b" a'b c'd ""
slow: ; @foo bar
quoted: ; @echo $(shell echo y)
