#! gap: text that is not UTF-8 is read as Latin-1 and written as UTF-8
#! sh: printf 'A := caf\351 \377\nall: ; @printf %%s "$(A)" | od -An -tx1\n$(info $(words $(A)) $(subst \351,e,$(A)))\n' > n.mk
#! run: -f n.mk
#! sh: rm n.mk
