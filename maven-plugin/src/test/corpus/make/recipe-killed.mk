#! run: -k all
#! run: -k shell
#! sh: rm k k2
# What is killed is named by its signal; of a shell whose command was killed there is a status.
all: a b c d
a: k ; ./k
b: k ; -./k
c: k ; @test -e k && sh ./k; exit 137
d: k2 ; ./k2
k: ; @printf '#!/bin/sh\nkill -9 $$$$\n' >k; chmod +x k
k2: ; @printf '#!/bin/sh\nkill -15 $$$$\n' >k2; chmod +x k2
shell: ; sh -c 'exit 137'
