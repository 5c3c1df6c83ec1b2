# fields, the rest to the last variable
echo 'a b  c   d ' | { read x y; echo "[$x][$y]"; }
echo '  a  ' | { read x; echo "[$x]"; }
echo 'a' | { read x y z; echo "[$x][$y][$z]"; }
echo 'a\ b c\\d' | { read x y; echo "[$x][$y]"; }
printf '%s\n' 'a\ b c\\d' | { read -r x y; echo "[$x][$y]"; }
printf 'one \\\ntwo\n' | { read x y; echo "[$x][$y]"; }
printf 'noend' | { read x; echo "$? [$x]"; }
printf '' | { read x; echo "$? [$x]"; }
