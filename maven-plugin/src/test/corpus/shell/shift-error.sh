# more than there are
set -- a; (shift 2; echo no); echo $?
shift; echo $#
