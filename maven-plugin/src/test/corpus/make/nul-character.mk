#! sh: printf 'A = x\0y\nB = z \\\n w\0 \\\n v\nall: ; @echo "[$(A)][$(B)]"\n' > n.mk
#! run: -f n.mk
#! sh: rm n.mk
