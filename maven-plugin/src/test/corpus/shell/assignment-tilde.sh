# tilde stands after = and after each colon
a=~/x b=x:~/y:~
echo "$a $b" ~ ~/z "~" '~' a~
