# a line may end after an operator
true &&
echo 1 ||
echo no
echo a |

cat
