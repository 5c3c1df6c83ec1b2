# ends the script
echo a; return 4; echo b
