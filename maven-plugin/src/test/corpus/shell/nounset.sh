# set -u
set -u
x=1; echo $x ${u-fine} ${u:+no} $# $@ "$*"
(echo $u; echo no); echo $?
(echo ${u%x}; echo no); echo $?
(echo $1); echo $?
(echo $((u+1)); echo no); echo $?
(echo ${#u}; echo no); echo $?
