A = one \
    two\
	three # comment \
continued
B = x\#y
C = a \\
D = end\
 
all: ; @echo '$(A)|$(B)|$(C)|$(D)|'
