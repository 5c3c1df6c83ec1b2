#! run: -s
# A makefile written anew, with as many characters as before and the time it had.
print = $(MAKE) --no-print-directory -f $(firstword $(MAKEFILE_LIST)) print
all:
	echo 'V := first' > included; touch -d 2001-01-01 included
	$(print)
	echo 'V := other' > included; touch -d 2001-01-01 included
	$(print)
	echo 'V := third' > new; touch -d 2001-01-01 new; mv new included
	$(print)
	rm included
	$(print)
print: ; @echo $(V)
-include included
