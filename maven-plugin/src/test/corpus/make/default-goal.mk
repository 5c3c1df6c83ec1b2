.SUFFIXES: .x
.hidden: ; @echo hidden
.x: ; @echo x
%.p: ; @echo p
dir/.ok: ; @echo $@ $(.DEFAULT_GOAL)
later: ; @echo later
