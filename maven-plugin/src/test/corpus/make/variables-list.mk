A = 1
$(info $(filter A B CURDIR MAKE_VERSION,$(sort $(.VARIABLES))))
all:
