	echo x
all:
