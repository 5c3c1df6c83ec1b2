.DELETE_ON_ERROR:
all: ; echo x > all; false
