# ${x#p} ${x##p}
f=dir/sub/file.tar.gz
echo ${f#*/} ${f##*/} ${f#*.} ${f##*.} ${f#none} ${f#}
x=aaab; echo ${x#a*} ${x##a*} ${x#?} ${x##??}
