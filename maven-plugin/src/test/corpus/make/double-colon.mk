#! file: a
#! file: b
#! run:
#! sh: sleep 0.05; touch b
#! run:
t:: a ; @echo first '$?'; touch t
t:: b ; @echo second '$?'; touch t
