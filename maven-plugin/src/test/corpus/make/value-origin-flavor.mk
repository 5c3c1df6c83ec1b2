#! env: ENVVAR=from env
#! run: CMD=x
D = $(x)
define E
a
b
endef
override O = 1
$(info $(value D)|$(origin ENVVAR)|$(origin CMD)|$(origin O)|$(origin none)|$(origin MAKE)|$(origin CC)|$(flavor none)|$(flavor E)|$(origin CURDIR)|$(origin SHELL))
all: ; @echo '$(origin @)|$(flavor @)|$(value E)'
