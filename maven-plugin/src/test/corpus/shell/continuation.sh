# backslash-newline goes away everywhere but in single quotes
echo one \
 two
ec\
ho three
echo "a\
b" 'c\
d'
if true; th\
en echo yes; fi
