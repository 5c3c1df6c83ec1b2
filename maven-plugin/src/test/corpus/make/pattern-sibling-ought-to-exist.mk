#! run: -r p_2.o
#! run: -r q_2.o
# While the chain for the first prerequisite is found, what its rule makes too becomes known.
%.q %.x: e1.o
	@echo $@ by $<
p_%.o: %.x %.q
	@echo $@ by $^
q_%.o: %.q %.x
	@echo $@ by $^
e1.o: ; @echo $@
