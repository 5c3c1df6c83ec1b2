p = src/a.c b/ c ./d.tar.gz .hid /r/x.y/z
all:
	@echo '$(dir $(p))|$(notdir $(p))|$(suffix $(p))|$(basename $(p))'
	@echo '$(addprefix x/,a b)|$(addsuffix .o,a b)|$(abspath /a/../b/./c//d)|$(abspath .. x)'
