# dash's echo knows escapes and -n
echo -n a; echo; echo -e x; echo -- x; echo -n; echo 'a\tb' 'c\nd'
echo 'x\0101\101\\ \q \a' | od -c
echo 'stop\cno' no; echo; echo 'end\'
