A := a   
B = b # c
all: ; @echo '[$(A)] [$(B)]'
