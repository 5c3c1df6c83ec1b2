# true and false by path
/bin/true; echo $?; /bin/false; echo $?; /bin/echo 'a\tb'; /bin/pwd
