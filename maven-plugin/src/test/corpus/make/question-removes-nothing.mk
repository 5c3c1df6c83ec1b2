#! run: -q -n -r p_1
#! run: -q -r p_1
#! run: -t -r p_1
# What is only asked about, or touched, leaves intermediate files alone.
%: %.o ; @echo $@ by $<
%.o: ; @echo $@
