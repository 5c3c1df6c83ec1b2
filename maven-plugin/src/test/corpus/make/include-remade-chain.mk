#! run:
#! sh: sleep 0.05; touch src
#! run:
#! file: src
all: ; @echo '$(V) [$(MAKE_RESTARTS)]'
-include gen.mk
gen.mk: mid ; @echo gen; echo 'V = made' > $@
mid: src ; @echo mid; touch $@
