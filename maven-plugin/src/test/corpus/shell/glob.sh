# names match, sorted; no match leaves the word
touch b.c a.c d.o .hidden 'sp ace.c'
mkdir sub; touch sub/x.c sub/y.o
echo *.c
echo *.none
echo * sub/* */*.c .h* ?.c [ab].c [!a].c
for f in *.c; do echo "[$f]"; done
echo "*.c" '*.c' \*.c
x='*.c'; echo $x "$x"
