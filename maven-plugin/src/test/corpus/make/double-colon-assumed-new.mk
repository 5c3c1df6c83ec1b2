#! run: -W t1 t1
#! run: -W t1 x
#! run: -o t1 x
#! run: -n -W t1 x
#! run: -k -W t2 t2
# -W and -o enter a double-colon name once more, and no rule makes that.
x: t1 ; @echo x
t1 t4 :: e1 ; @echo $@
t2 :: e1
e1: ; @echo e1
