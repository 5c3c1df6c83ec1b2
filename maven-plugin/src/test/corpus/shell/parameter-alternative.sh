# ${x+w} ${x:+w}
unset u; e=; s=set
echo "[${u+alt}][${e+alt}][${s+alt}]"
echo "[${u:+alt}][${e:+alt}][${s:+alt}]"
set -- ${s+-a} ${u+-b} ${s:+x y}; echo $# "$@"
