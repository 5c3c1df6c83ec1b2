all: private P = private
all: Q = shared
P = global
all: sub ; @echo '$(P) $(Q)'
sub: ; @echo '$(P) $(Q)'
