$(none): x
	@echo no
: y
	@echo no
all: ; @echo yes
