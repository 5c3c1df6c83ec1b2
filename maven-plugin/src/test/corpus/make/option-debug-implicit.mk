#! file: a.c 1
#! run: -r --debug=i
all: a.o
%.o: %.c ; cp $< $@
%.o: %.s ; as $<
