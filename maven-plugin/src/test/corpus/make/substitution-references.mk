S = a.c b.c d.o
P = c
all: ; @echo '$(S:.c=.o)|$(S:%.c=%.x.%)|$(S:.$(P)=.q)|$(S:c=)|${S:%=<%>}'
