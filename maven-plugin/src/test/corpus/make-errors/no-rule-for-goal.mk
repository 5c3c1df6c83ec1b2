#! run: gaol
goal: ; @echo
