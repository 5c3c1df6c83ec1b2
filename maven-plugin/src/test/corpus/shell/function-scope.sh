# variables are global, local ones come back, arguments come back
f() { x=changed; local y=inner z; echo "$x $y [$z]"; z=2; set -- q; }
x=0 y=outer z=keep; set -- a
f; echo $x $y $z $1
local q 2>/dev/null || echo failed
