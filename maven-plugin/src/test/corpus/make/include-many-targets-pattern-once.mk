#! file: conf x
all: ; @echo '$(A) $(B)'
include out/auto.conf out/auto.cmd
%/auto.conf %/auto.cmd: conf ; @echo sync; mkdir -p out; echo 'A=1' > out/auto.conf; echo 'B=2' > out/auto.cmd
