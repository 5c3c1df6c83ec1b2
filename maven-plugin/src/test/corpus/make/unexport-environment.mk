#! env: X=x
unexport X
all: ; @echo "[$$X]"
