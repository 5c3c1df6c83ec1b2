# text that is not ASCII, and a byte that is no text
x='grüße €'; echo "$x" ${#x}; case $x in gr??*) echo two bytes;; esac; echo "${x%€}|"
printf '\351\n' | od -c; y=$(printf 'a\351b'); echo ${#y}; printf '%s' "$y" | od -c; /usr/bin/printf '%s\n' 'ä'
