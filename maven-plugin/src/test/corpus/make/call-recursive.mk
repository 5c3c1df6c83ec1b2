rest = $(wordlist 2,$(words $1),$1)
rev = $(if $1,$(call rev,$(call rest,$1)) $(firstword $1))
all: ; @echo '$(strip $(call rev,a b c d))'
