#! old: a
#! file: b
t: a b a | b2 ; @echo '? $? ^ $^ + $+ | $|'
b2: ; @echo b2
