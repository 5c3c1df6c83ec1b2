# options: -ec
set -u; echo $-
