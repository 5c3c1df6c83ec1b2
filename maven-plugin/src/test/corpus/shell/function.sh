# arguments, return, recursion, redefinition
f() { echo "f: $# $1"; return 3; }
f a b; echo $?
fact() { if [ $1 -le 1 ]; then echo 1; else echo $(($1 * $(fact $(($1 - 1))))); fi; }
fact 6
f() { echo again; }; f
g() ( x=9; echo sub ); x=1; g; echo $x
h()
{
  echo "args: $*"
}
h 1 2
