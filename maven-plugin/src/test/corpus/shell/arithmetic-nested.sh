# parentheses and substitutions inside
echo $(( ( 1 + 2 ) * ( 3 + $(echo 4) ) )) $(( `echo 2` + 1 ))
echo "$((1 + 1))" pre$((2))post
echo $((
1 +
2
))
