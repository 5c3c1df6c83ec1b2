#! env: X=env
export X ?= file
export Y ?= file
all: ; @echo "$$X $$Y"
