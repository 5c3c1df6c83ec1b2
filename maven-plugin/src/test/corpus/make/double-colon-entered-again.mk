#! run: -r -s
# What an intermediate file is made from, and what else a pattern rule makes, is entered once more:
# for a name with double-colon rules that is one more rule.
t5 :: t1
%.o %.q: %
	-$(info [$@])
% %: %.o
	@$(info $@ *$*)
t1:
