.DELETE_ON_ERROR:
.PRECIOUS: all
all: ; echo x > all; false
