#! env: FROM=env
export A = a
B = b
export B
C = c
D = d
export C D
unexport D
N = E
E = e
export $(N)
F = not
FROM += more
all: ; @echo "$$A $$B $$C [$$D] $$E [$$F] $$FROM"
