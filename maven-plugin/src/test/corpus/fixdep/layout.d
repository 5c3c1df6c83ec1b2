# comment \
 still comment
main.o x.o: \
	main.c	\
 b.h b.h b.h # trailing
