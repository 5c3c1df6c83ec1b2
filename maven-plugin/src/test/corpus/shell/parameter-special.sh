# $? $# $- and $0
true; echo $?; false; echo $?
(exit 42); echo $?
set -e; echo $-; set +e; echo "[$-]"
echo $0
