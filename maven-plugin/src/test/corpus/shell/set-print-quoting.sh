# how variables are printed
a="it's" b='' c='x y'
set | grep '^[abc]='
