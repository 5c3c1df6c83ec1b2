-include none.mk
sinclude none2.mk
-include $(none)
include
all: ; @echo all
