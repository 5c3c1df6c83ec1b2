#! sh: printf 'A := caf\351 \377\nexport E = \200$(A)\nall: t\351t ; @printf %%s "$(A)" | od -An -tx1; echo "$$E" | od -An -tx1\n\t@printf %%s $(A) \303\251\n\techo \351\nt\351t: ; @echo $@ | od -An -tx1\n$(info $(words $(A)) $(subst \351,e,$(A)))\n$(info $(shell printf '"'"'\\351 \\303\\251'"'"') $(A))\n$(file >out,$(A))\n$(info $(file <out))\n' > n.mk
#! run: -f n.mk
#! run: -f n.mk nosuch-é
#! sh: od -An -tx1 out; rm n.mk out
