# ten parts
echo 1 | cat | sed 's/$/2/' | cat | sed 's/$/3/' | { read x; echo ${x}4; } | cat | (cat; echo 5) | tr '\n' ' ' | cat
