# command -v, and past functions
echo() { printf 'function\n'; }
command echo real; unset -f echo
command -v echo; command -v sh; command -v nosuch; command -v if; command -v :; command -V cd
f() { :; }; command -v f; type f ls cd : if nosuch; echo $?
command nosuch; echo $?
command -v ./nothere; echo $?
