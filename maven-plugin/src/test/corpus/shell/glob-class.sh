# character classes and ranges
touch a1 b2 C3 _x
echo [[:upper:]]* [[:digit:]]* [[:alpha:]]? [a-b]* [!_]* [_]*
