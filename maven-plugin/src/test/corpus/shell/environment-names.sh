# names with odd characters are not variables
env 'a.b=c' sh -c 'env | grep -c a.b'
