#! old: o1
#! file: n1
#! file: n2
#! sh: touch -d 2010-01-01 t
t: o1 n1 n2 o1 ; @echo '? $? ^ $^ + $+ < $<'
