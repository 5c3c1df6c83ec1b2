#! run: -q five
#! run: -q six
#! run: -q seven
#! run: five six seven
# A line that goes on with nothing is no command.
five: ; \
 $(.XY)
six: ; \
 $(.XY)
	$(.XY)
seven: ; \
 $(.XY)
	: foo
	$(.XY)
