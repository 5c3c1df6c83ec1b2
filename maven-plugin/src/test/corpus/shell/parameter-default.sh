# ${x-w} ${x:-w}
unset u; e=; s=set
echo "${u-default}|${e-default}|${s-default}"
echo "${u:-default}|${e:-default}|${s:-default}"
echo ${u-a b} ${u-'a  b'} "${u-a  b}"
for i in ${u-a b} ${u-"c d"}; do echo "[$i]"; done
