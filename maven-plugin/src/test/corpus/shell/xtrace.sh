# set -x
set -x
x=1
echo a "b c" $x
y=2 true
[ a = a ] && echo yes
for i in 1 2; do : $i; done
(echo sub)
case a in a) echo case;; esac
