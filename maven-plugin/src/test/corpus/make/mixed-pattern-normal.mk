a %.o: x
