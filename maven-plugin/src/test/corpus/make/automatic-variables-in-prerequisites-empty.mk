all: $@x ; @echo '[$^]'
x: ;
