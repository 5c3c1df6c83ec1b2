# what children see
a=1; export a; b=2; export c=3 d='4 5'
sh -c 'echo "$a|$b|$c|$d|$GIVEN"'
x='p q'; export e=$x; sh -c 'echo $e'
unset a; sh -c 'echo "[$a]"'
GIVEN=changed; sh -c 'echo $GIVEN'
export -p | grep -v PWD
