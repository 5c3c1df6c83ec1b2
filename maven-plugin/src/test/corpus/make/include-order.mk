#! file: a.mk A = $(X)\nX += a
#! file: b.mk X += b
X = top
include a.mk b.mk
X += end
all: ; @echo '$(A)'
