#! env: FROM=env
export
A = 1
B = 2
unexport B
unexport FROM
all: ; @echo "[$$A][$$B][$$FROM]"
