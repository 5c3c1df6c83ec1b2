# commands of a loop share their input, and a program that reads none of it takes none
printf 'a\nb\nc\n' > f
while read x; do ls -d . >/dev/null; echo $x; done < f
{ read first; echo "first $first"; cat; } < f
printf '1\n2\n3\n' | while read x; do /bin/true; echo "n $x"; done
printf '1\n2\n3\n' | { read a; /bin/echo none; read b; echo $a $b; cat; }
