# variables, directory, options and traps stay inside
mkdir d; x=1
(cd d; x=2; set -f; trap 'echo bye' EXIT; echo in)
echo $x "[$-]"; pwd
