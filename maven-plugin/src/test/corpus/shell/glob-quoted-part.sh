# the quoted part of a word is no pattern
touch 'a*b' aXb
echo a"*"b a*b a\*b
p='a\*b'; echo $p
