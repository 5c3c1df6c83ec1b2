# PWD, OLDPWD, dots, messages
mkdir -p a/b; cd a/b; pwd; echo "$PWD" "$OLDPWD"; cd ../..; pwd; cd - ; cd .; pwd
cd nosuch; echo $?; cd ..; pwd; (cd); echo $?
cd ./b/../b && pwd -P; cd -P .; cd /; pwd; cd /usr/; pwd
