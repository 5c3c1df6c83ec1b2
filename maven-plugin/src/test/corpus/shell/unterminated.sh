# left to the real shell: unterminated quoted string
echo 'abc
