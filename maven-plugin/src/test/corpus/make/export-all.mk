#! run: --no-print-directory
A = a
B.c = no
_x1 = x
export
unexport A
all: ; @echo "[$$A] [$$_x1]"; env | grep -c '^B.c='; true
