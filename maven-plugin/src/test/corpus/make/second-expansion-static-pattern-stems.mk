# Each static pattern rule of a target has a stem of its own; GNU make's features/statipattrules.
.SECONDEXPANSION:
all.foo.bar: %.foo.bar: %.one $$*-one
all.foo.bar: %.bar: %.two $$*-two
all.foo.bar:
	@echo $*
	@echo $^
.DEFAULT:;@:
