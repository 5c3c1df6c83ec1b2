main.o: main.c b.h \
  include/generated/autoconf.h empty.h
