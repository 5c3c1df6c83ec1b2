r = a: ; @echo $$HOME
$(r)
