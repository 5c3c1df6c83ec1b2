#! run: -k -r t1
#! run: -k -r t2
#! run: -k -r t3
#! run: t4
#! run: t5
# What is expanded a second time stands where its rule put it: first with a recipe, else last.
.SECONDEXPANSION:
a := x
t1: m ; @echo t1
t1: $$a1 n | $$(a)2
	@echo t1
t2: $$a1 $$(a)2 ; @echo t2
t2: m n
t3: m
t3: $$a1
t3: n
t3: o $$(a)2 ; @echo t3 $< $^
t3: p
t4: e $$(a)e $$(a)e2 ; @echo $^ - $< - $+ - $|
t4: f | $$(a)e2
t4: g
t5:: e $$(a)e ; @echo $^
t5:: $$(a)e f ; @echo $^
e f g xe xe2: ; @echo $@
