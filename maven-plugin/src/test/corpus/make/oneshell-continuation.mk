#! run:
.ONESHELL:
all:
	@echo a \
	  b
	echo c
define two
echo d
echo e
endef
b: ; $(two)
c:
	$(two)
	@echo f
