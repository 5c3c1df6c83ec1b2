# exported variables and directory are handed on, the rest is not
mkdir d; printf 'echo $a $b; pwd; cd ..; exit 1\n' > d/s
a=1; export a; b=2; cd d; sh s; pwd
