# whole compound commands
for i in 1 2 3; do echo $i; done > f
while read x; do echo "got $x"; done < f
if true; then echo yes; fi > g; cat g
case a in a) echo case;; esac > h; cat h
( echo sub ) > i; cat i
