# options with and without arguments
f() { OPTIND=1; while getopts ab:c o; do echo "$o [$OPTARG] $OPTIND"; done; shift $((OPTIND-1)); echo "rest $*"; }
f -a -b x -c y; f -acb z; f -bval q; f -- -a; f; f x -a
f -z; f -b
g() { OPTIND=1; while getopts :ab: o; do echo "$o [$OPTARG]"; done; }
g -z -b
