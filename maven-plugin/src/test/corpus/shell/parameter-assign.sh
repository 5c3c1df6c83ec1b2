# ${x=w} ${x:=w}
unset u; e=
echo ${u=one} $u ${u=two}
echo ${e:=three} $e
: ${v:=$u-$e}; echo $v
