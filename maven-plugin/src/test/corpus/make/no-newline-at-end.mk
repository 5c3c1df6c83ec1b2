#! sh: printf 'all:\n\t@echo one\n\t@echo two' > n.mk; printf 'X = 1 \\' > m.mk; printf 'define Y\nx\nendef' > o.mk
#! run: -f n.mk -f m.mk -f o.mk
#! sh: rm ?.mk
