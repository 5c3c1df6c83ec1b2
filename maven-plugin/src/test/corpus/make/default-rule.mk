#! run: one two.c
#! run: three
.DEFAULT: ; @echo default for $@ '<=$<' '*=$*' '^=$^'
three: four ; @echo $@ $^
