all: ; echo x > all; false
