# lists, status and nesting
for i in 1 2 3; do for j in a b; do printf '%s ' $i$j; done; done; echo
for i in; do echo no; done; echo $?
for i in a b
do
  echo $i
done
for x in one; do false; done; echo $? $x
