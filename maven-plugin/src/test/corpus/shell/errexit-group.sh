# in a group it is the simple command that ends it
set -e
{ false; echo a; } || echo no
{ echo b; false; echo c; }
echo not reached
