#! sh: printf 'A = x\r\nB = z \\\r\n w\r\nall: ; @echo "[$(A)][$(B)]"\r\nifdef A\r\nC = 1\r\nendif\r\n' > n.mk
#! run: -f n.mk
#! sh: rm n.mk
