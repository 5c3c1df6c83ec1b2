# output without the line ends at its end
x=$(printf 'a\nb\n\n\n'); echo "[$x]"
echo $(echo a; echo b) "$(echo c; echo d)"
echo $(echo $(echo $(echo deep)))
echo "$(echo "inner quotes $(echo "more")")"
echo `echo back` "`echo "quoted back"`" `echo \`echo nested\``
