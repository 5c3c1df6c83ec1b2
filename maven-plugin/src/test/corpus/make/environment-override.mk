#! env: A=env
#! env: B=env
#! run:
#! run: -e
A = file
B ?= file
$(info $(A) $(origin A) $(B) $(origin B))
all: ; @echo $$A
