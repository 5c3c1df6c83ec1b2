# an assignment before a function holds while it runs
f() { echo "in $v"; sh -c 'echo env $v'; }
v=1; v=2 f; echo "out $v"
