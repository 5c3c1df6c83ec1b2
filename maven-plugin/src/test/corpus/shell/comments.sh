# comments begin a word, and only there
echo a#b # comment
echo 'x' #comment
# echo no
echo "# in quotes"
