# other separators: each ends a field, empty ones too; white space around is part of it
IFS=:
x='a:b::c:'
for i in $x; do echo "[$i]"; done
IFS=' :'
x=' a : b  c ::d: '
for i in $x; do echo "[$i]"; done
IFS=
x='a b'
for i in $x; do echo "[$i]"; done
unset IFS
for i in $x; do echo "[$i]"; done
