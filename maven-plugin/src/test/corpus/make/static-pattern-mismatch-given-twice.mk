# That a target does not match comes before what is wrong with its recipe.
b: ; @echo b
a b a: x%: y% ; @echo $@
