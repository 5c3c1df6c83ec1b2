#! run: -j4
p: p1 p2 p3 ; @echo p
p1: ; @sleep 0.1; echo p1
p2: ; @sleep 0.1; echo p2
p3: ; @echo p3
.NOTPARALLEL: p
