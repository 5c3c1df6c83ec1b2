# ${x%p} ${x%%p}
f=dir/sub/file.tar.gz
echo ${f%.*} ${f%%.*} ${f%/*} ${f%%/*} ${f%none} ${f%}
v=1.85.0-beta-2; echo ${v%-*} ${v%%-*} "${v%%[!0-9.]*}"
