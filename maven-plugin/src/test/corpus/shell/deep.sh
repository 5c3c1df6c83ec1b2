# nesting
f() { [ $1 -eq 0 ] && { echo bottom; return 0; }; f $(($1 - 1)); }; f 50
echo $(echo $(echo $(echo $(echo $(echo $(echo $(echo x)))))))
