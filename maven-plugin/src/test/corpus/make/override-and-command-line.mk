#! run: A=cmd B:=cmd$(X) C=cmd
A = file
override B = file
override C += more
X = late
$(info $(A) $(B) $(C) $(origin C))
all: ; @echo "$$A $$C"
