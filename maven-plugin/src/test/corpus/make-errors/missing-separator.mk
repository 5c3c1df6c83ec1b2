A = 1
make this please
