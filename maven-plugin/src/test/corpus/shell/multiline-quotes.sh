# quotes over lines
x='a
b'; echo "$x
c"; printf '%s\n' "1
2"
