t: ; @echo
t:: ; @echo
