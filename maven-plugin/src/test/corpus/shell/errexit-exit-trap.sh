# the trap runs with the failing status
trap 'echo trap $?' EXIT
set -e
false
