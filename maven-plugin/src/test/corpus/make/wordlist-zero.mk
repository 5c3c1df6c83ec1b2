$(info [$(wordlist 3,2,a b c)] [$(wordlist 2,99,a b c)])
A := $(wordlist 0,2,a b)
all:
