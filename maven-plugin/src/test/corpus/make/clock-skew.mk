#! sh: touch -d '+1000 days' future; touch b
#! run:
#! run:
#! sh: rm future
all: b ; @echo $?
b: future ; @echo b from $<
