# formats
printf '%s %s\n' a b c; printf '%d|%5d|%-5d|%05d|%+d|% d\n' 1 2 3 4 5 6
printf '%x %X %o %u %#x %#o\n' 255 255 8 7 255 8; printf '%c%c\n' abc d
printf '%5s|%-5s|%.2s|%5.1s|%*s|%-*s|\n' a b cde fgh 4 i 4 j
printf 'no newline'; printf '\n'; printf '%%\n'; printf '%s\n'; printf '[%s]\n' '' ; printf '%b' 'a\tb\n'
printf '%s\n' 'a\tb' "it's"; printf '\x41\101\0101\n' | od -c; printf 'a\\b\n'
printf '  %-7s %s\n' CC init/main.o
