# words, quotes and concatenation
echo one 'two  three' "four  five" six\ seven a'b'"c"d
echo '' "" x
echo "a\$b" "\`" "\"" "\\" "\a" '\n'
