# sh -c with name and arguments
sh -c 'echo $0 $1 $#' name one two; sh -c 'exit 3'; echo $?
sh -ec 'false; echo no'; echo $?
sh -c 'echo $x' ; x=1 sh -c 'echo $x'
/bin/sh -c 'nosuch'; echo $?
