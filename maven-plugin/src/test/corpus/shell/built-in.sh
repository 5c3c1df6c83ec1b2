# an archive of nothing, names printed one a line
rm -f b.a; printf '%s ' a.o b.o | xargs echo cr b.a
printf "sub/%s " one.o two.o | cat
