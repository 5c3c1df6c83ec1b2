R = $(X)
R += $(Y)
S := $(X)
S += $(Y)
X = x
Y = y
all: ; @echo '$(R)|$(S)|$(value R)|$(flavor S)'
